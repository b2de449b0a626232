"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PublicCard } from "./public-card.tsx";

export interface Suspension {
  organisation: string;
  /** Null where there is none, or the person is it. */
  owner: { name: string; email: string } | null;
}

type SuspendedCardProps = {
  suspension: Suspension;
  /** Where to reach who runs the platform; null where it is not configured. */
  contact: string | null;
  children: ReactNode;
};

/** What people of a suspended organisation meet: that nothing is lost, and whom to ask. */
export function SuspendedCard({ suspension: { organisation, owner }, contact, children }: SuspendedCardProps) {
  const t = useTranslations("web.suspended");
  return (
    <PublicCard title={t("title", { organisation })} lead={t("lead")}>
      <div className="mt-5 grid gap-3">
        {owner && (
          <p>
            {t("askOwner", { owner: owner.name })} <MailLink email={owner.email} />
          </p>
        )}
        {contact !== null && (
          <p>
            {t(owner ? "askPlatform" : "askPlatformOnly")} <MailLink email={contact} />
          </p>
        )}
        {!owner && contact === null && <p>{t("askSomebody")}</p>}
      </div>
      <div className="mt-7 grid gap-3">{children}</div>
    </PublicCard>
  );
}

function MailLink({ email }: { email: string }) {
  return (
    <a href={`mailto:${email}`} className="font-medium underline underline-offset-2">
      {email}
    </a>
  );
}
