"use server";

import { isLocale } from "@cartage/messages/locale";
import { cookies } from "next/headers";
import { timeZoneFrom } from "../i18n/time-zone.ts";

const oneYear = { path: "/", maxAge: 365 * 24 * 3600, sameSite: "lax" } as const;

/** Keeps the language that was chosen; what is no language of ours changes nothing. */
export async function chooseLocale(locale: string): Promise<void> {
  if (isLocale(locale)) (await cookies()).set("cartage-locale", locale, oneYear);
}

/** Keeps the browser's time zone, so that the server writes local times too. */
export async function rememberTimeZone(zone: string): Promise<void> {
  (await cookies()).set("cartage-zone", timeZoneFrom(zone), oneYear);
}

/** Keeps whose zone times are written in, where the organisation has one. */
export async function chooseTimeZone(choice: "organisation" | "device"): Promise<void> {
  (await cookies()).set("cartage-zone-choice", choice === "device" ? "device" : "organisation", oneYear);
}
