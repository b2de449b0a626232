"use client";

import type { AuthenticationResponseJSON } from "@simplewebauthn/browser";
import { signIn as nextAuthSignIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Asked } from "./factor-form.tsx";
import { decodeRefusal, type Refusal } from "./refusal.ts";
import type { Suspension } from "./suspended-card.tsx";

const refusalCodes = [
  "sign_in.wrong",
  "sign_in.no_organisation",
  "sign_in.wrong_code",
  "sign_in.use_sso",
  "sso.foreign_address",
  "sso.not_member",
  "sso.no_account",
  "sso.refused",
  "sign_in.wrong_passkey",
  "sign_in.wait",
  "sign_in.suspended",
  "request.too_many",
] as const;
const isRefusalCode = (code: unknown): code is (typeof refusalCodes)[number] =>
  refusalCodes.some((known) => known === code);

type Shown = { code?: string; passkey?: AuthenticationResponseJSON };

/**
 * Signs in and goes on; a refusal is a sentence beside the form, or what stands in its place. `refused` is one that a
 * provider's person came back with.
 */
export function useSignIn(destination: string, refused: string | null = null) {
  const tErrors = useTranslations("errors");
  const tCommon = useTranslations("web.common");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(() =>
    refused === null ? null : isRefusalCode(refused) ? tErrors(refused, waitIn({})) : tCommon("unreachable"),
  );
  const [asked, setAsked] = useState<Asked | null>(null);
  const [suspension, setSuspension] = useState<Suspension | null>(null);

  const attempt = async (email: string, password: string, { code, passkey }: Shown): Promise<Refusal | null> => {
    const answer = await nextAuthSignIn("credentials", {
      email,
      password,
      ...(code !== undefined && { code }),
      ...(passkey && { passkey: JSON.stringify(passkey) }),
      redirect: false,
    }).catch(() => undefined);
    return answer?.ok ? null : decodeRefusal(answer?.error ?? "");
  };
  const signIn = async (email: string, password: string, shown: Shown = {}): Promise<boolean> => {
    setBusy(true);
    setRefusal(null);
    const refused = await attempt(email, password, shown);
    if (!refused) {
      // a full load, so that nothing of a person before stays in memory
      window.location.assign(destination);
      return true;
    }
    setBusy(false);
    take(refused);
    return false;
  };
  const take = (refused: Refusal): Asked | null => {
    const { code, about } = refused;
    if (code === "sign_in.second_factor") {
      const asks = askedIn(refused);
      setAsked(asks);
      return asks;
    }
    if (code === "sign_in.suspended") setSuspension(suspensionIn(refused));
    else setRefusal(isRefusalCode(code) ? tErrors(code, waitIn(about)) : tCommon("unreachable"));
    return null;
  };
  /** What to show, asked once more with the password; null where that is refused. */
  const askAgain = async (email: string, password: string): Promise<Asked | null> => {
    setRefusal(null);
    const refused = await attempt(email, password, {});
    return refused && take(refused);
  };
  const startOver = () => {
    setAsked(null);
    setSuspension(null);
    setRefusal(null);
  };
  return { signIn, askAgain, isBusy, refusal, asked, suspension, startOver };
}

/** How long to wait, where it is that. */
function waitIn({ retryAfterS, retryAfterMin }: Refusal["about"]) {
  return { retryAfterS: Number(retryAfterS), retryAfterMin: Number(retryAfterMin) };
}

function askedIn({ about: { authenticator, passkey } }: Refusal): Asked {
  return { authenticator: authenticator !== undefined, passkey: passkey === undefined ? null : JSON.parse(passkey) };
}

function suspensionIn({ about: { organisation = "", owner, ownerEmail } }: Refusal): Suspension {
  return { organisation, owner: owner && ownerEmail ? { name: owner, email: ownerEmail } : null };
}
