import { catalogues } from "@cartage/messages/catalogues";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeFrom, timeZoneFrom } from "./preferences.ts";

/** Language and time zone of one request: what the person chose, else what the browser says. */
export default getRequestConfig(async () => {
  const jar = await cookies();
  const locale = localeFrom(jar.get("cartage-locale")?.value, (await headers()).get("accept-language"));
  return {
    locale,
    messages: catalogues[locale],
    timeZone: timeZoneFrom(jar.get("cartage-zone")?.value),
    now: new Date(),
  };
});
