"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { rememberTimeZone } from "./preferences.ts";

/** Tells the server the browser's zone when it has another one: once per browser, and after a journey. */
export function TimeZoneKeeper() {
  const known = useTimeZone();
  const router = useRouter();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone === known) return;
    void rememberTimeZone(zone).then(() => router.refresh());
  }, [known, router]);
  return null;
}
