"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { EmptyState } from "@cartage/ui/empty-state";
import { HardHatIcon, MailIcon, PhoneIcon, SmartphoneIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { telephone } from "./contact-items.tsx";
import { useMe } from "./me-context.tsx";

/** For people whose work has no screen in the customer section. */
export function NoScreens() {
  const t = useTranslations("web.noScreens");
  const { role, organisation } = useMe();
  const isDriver = role === "driver";
  const { contactEmail = null, contactPhone = null } = organisation ?? {};
  return (
    <div className="flex h-full items-center justify-center">
      <EmptyState
        icon={isDriver ? <SmartphoneIcon /> : <HardHatIcon />}
        title={t("title")}
        action={
          <>
            {contactEmail !== null && (
              <a href={`mailto:${contactEmail}`} className={buttonClass()}>
                <MailIcon />
                {contactEmail}
              </a>
            )}
            {contactPhone !== null && (
              <a href={telephone(contactPhone)} className={buttonClass()}>
                <PhoneIcon />
                {contactPhone}
              </a>
            )}
          </>
        }
      >
        {t(isDriver ? "driver" : "lead")}
      </EmptyState>
    </div>
  );
}
