import { catalogues, type Messages } from "@cartage/messages/catalogues";
import { matchLocale } from "@cartage/messages/locale";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { timeZoneFrom } from "./time-zone.ts";

/** Language and time zone of one request: what the person chose, else what the browser says. */
export default getRequestConfig(async () => {
  const jar = await cookies();
  const locale = matchLocale({
    cookie: jar.get("cartage-locale")?.value ?? null,
    header: (await headers()).get("accept-language"),
  });
  return {
    locale,
    // sentences are typed by their English text, for the arguments; the other catalogues have the same keys
    messages: catalogues[locale] as Messages,
    timeZone: timeZoneFrom(jar.get("cartage-zone")?.value),
    now: new Date(),
  };
});
