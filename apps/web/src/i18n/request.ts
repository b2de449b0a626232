import { catalogues, type Messages } from "@cartage/messages/catalogues";
import { matchLocale } from "@cartage/messages/locale";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { currentMe } from "../server/current-me.ts";
import { shownTimeZone } from "./time-zone.ts";

/** Language and time zone of one request: what the person chose, else what their organisation did, else their browser's. */
export default getRequestConfig(async () => {
  const jar = await cookies();
  // a page that says that the database is away needs a language too
  const organisation = await currentMe().then(
    (me) => me?.organisation ?? null,
    () => null,
  );
  const locale = matchLocale({
    cookie: jar.get("cartage-locale")?.value ?? organisation?.locale ?? null,
    header: (await headers()).get("accept-language"),
  });
  return {
    locale,
    // sentences are typed by their English text, for the arguments; the other catalogues have the same keys
    messages: catalogues[locale] as Messages,
    timeZone: shownTimeZone({
      device: jar.get("cartage-zone")?.value,
      organisation: organisation?.timeZone ?? null,
      choice: jar.get("cartage-zone-choice")?.value,
    }),
    now: new Date(),
  };
});
