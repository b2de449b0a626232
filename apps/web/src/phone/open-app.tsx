"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { appLink } from "./app-link.ts";

const never = () => () => undefined;

/** Hands a code over to the driver app; it stands behind the address' #, which is sent to no server. */
export function OpenApp({ server }: { server: string }) {
  const t = useTranslations("web.phone");
  const code = useSyncExternalStore(
    never,
    () => window.location.hash.slice(1),
    () => "",
  );
  return (
    <a className={buttonClass("primary", "large", "mt-6 w-full")} href={appLink({ code, server })}>
      {t("openApp")}
    </a>
  );
}
