"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { rememberTimeZone } from "./preferences.ts";

/**
 * Tells the server the browser's zone when it knows another one: once per browser, and after a journey. Where times are
 * shown in that zone, they are then written anew.
 */
export function TimeZoneKeeper({ showsTimes }: { showsTimes: boolean }) {
  const known = useTimeZone();
  const router = useRouter();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone === known || document.cookie.split("; ").includes(`cartage-zone=${encodeURIComponent(zone)}`)) return;
    void rememberTimeZone(zone).then(() => showsTimes && router.refresh());
  }, [known, router, showsTimes]);
  return null;
}
