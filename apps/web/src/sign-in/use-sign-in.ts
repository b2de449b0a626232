"use client";

import { signIn as nextAuthSignIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";

/** Signs in and goes on; a refusal is a sentence beside the form. */
export function useSignIn(destination: string) {
  const t = useTranslations("web.signIn");
  const tCommon = useTranslations("web.common");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const signIn = async (email: string, password: string): Promise<boolean> => {
    setBusy(true);
    setRefusal(null);
    const answer = await nextAuthSignIn("credentials", { email, password, redirect: false }).catch(() => undefined);
    if (answer?.ok) {
      // a full load, so that nothing of a person before stays in memory
      window.location.assign(destination);
      return true;
    }
    setBusy(false);
    setRefusal(!answer ? tCommon("unreachable") : answer.error === "request.too_many" ? t("tooMany") : t("refused"));
    return false;
  };
  return { signIn, isBusy, refusal };
}
