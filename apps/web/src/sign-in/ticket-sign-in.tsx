"use client";

import { Spinner } from "@cartage/ui/spinner";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { PublicCard } from "./public-card.tsx";

/** Goes on with what a SAML provider posted: signs in, or shows why not. */
export function TicketSignIn({ ticket, destination }: { ticket: string; destination: string }) {
  const t = useTranslations("web.ssoSignIn");
  const isBegun = useRef(false);
  useEffect(() => {
    // a ticket is good once, and React mounts twice in development
    if (isBegun.current) return;
    isBegun.current = true;
    const arriving = signIn("saml", { ticket, redirect: false }).catch(() => undefined);
    void arriving.then((answer) => {
      const tried = /^tried:(.+)$/.exec(answer?.error ?? "")?.[1];
      if (answer?.ok) window.location.replace(destination);
      else if (tried) window.location.replace("/settings/sso");
      else window.location.replace(`/sign-in?refusal=${answer?.error ?? "sso.refused"}`);
    });
  }, [ticket, destination]);
  return (
    <PublicCard title={t("arriving")} lead={t("arrivingLead")}>
      <div className="mt-6 text-ink-muted">
        <Spinner />
      </div>
    </PublicCard>
  );
}
