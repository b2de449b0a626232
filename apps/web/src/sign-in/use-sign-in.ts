"use client";

import { signIn as nextAuthSignIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";

const refusalCodes = [
  "sign_in.wrong",
  "sign_in.no_organisation",
  "sign_in.wrong_code",
  "sign_in.use_sso",
  "sso.foreign_address",
  "sso.not_member",
  "sso.no_account",
  "sso.refused",
  "request.too_many",
] as const;
const isRefusalCode = (code: unknown): code is (typeof refusalCodes)[number] =>
  refusalCodes.some((known) => known === code);

/** Signs in and goes on; a refusal is a sentence beside the form. `refused` is one that a provider's person came back with. */
export function useSignIn(destination: string, refused: string | null = null) {
  const tErrors = useTranslations("errors");
  const tCommon = useTranslations("web.common");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(() =>
    refused === null ? null : isRefusalCode(refused) ? tErrors(refused) : tCommon("unreachable"),
  );
  const [needsCode, setNeedsCode] = useState(false);
  const signIn = async (email: string, password: string, secondFactor?: string): Promise<boolean> => {
    setBusy(true);
    setRefusal(null);
    const answer = await nextAuthSignIn("credentials", {
      email,
      password,
      ...(secondFactor !== undefined && { code: secondFactor }),
      redirect: false,
    }).catch(() => undefined);
    if (answer?.ok) {
      // a full load, so that nothing of a person before stays in memory
      window.location.assign(destination);
      return true;
    }
    setBusy(false);
    const code = answer?.error;
    if (code === "sign_in.second_factor") {
      setNeedsCode(true);
      return false;
    }
    setRefusal(isRefusalCode(code) ? tErrors(code) : tCommon("unreachable"));
    return false;
  };
  return { signIn, isBusy, refusal, needsCode, startOver: () => setNeedsCode(false) };
}
