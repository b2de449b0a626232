"use client";

import { MenuItem, MenuSeparator } from "@cartage/ui/menu";
import { MailIcon, PhoneIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMe } from "./me-context.tsx";

/** Whom the organisation's people ask, inside a menu; nothing where it names nobody. */
export function ContactItems() {
  const t = useTranslations("web.account");
  const { organisation } = useMe();
  const { contactEmail = null, contactPhone = null } = organisation ?? {};
  if (contactEmail === null && contactPhone === null) return null;
  return (
    <>
      <MenuSeparator />
      <p className="px-2 pt-1.5 pb-1 text-caption text-ink-faint">
        {t("contact", { organisation: organisation?.name ?? "" })}
      </p>
      {contactEmail !== null && (
        <MenuItem icon={<MailIcon />} onSelect={() => window.location.assign(`mailto:${contactEmail}`)}>
          {contactEmail}
        </MenuItem>
      )}
      {contactPhone !== null && (
        <MenuItem icon={<PhoneIcon />} onSelect={() => window.location.assign(telephone(contactPhone))}>
          {contactPhone}
        </MenuItem>
      )}
    </>
  );
}

/** As RFC 3966 writes a number: digits, and a plus before them. */
export const telephone = (number: string) => `tel:${number.replace(/[^+\d]/g, "")}`;
