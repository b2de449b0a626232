"use client";

import { Button } from "@cartage/ui/button";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";

/** Signs out and stays, for whom the invitation is not. */
export function LeaveButton() {
  const t = useTranslations("web.account");
  return (
    <Button
      look="primary"
      size="large"
      className="mt-7 w-full"
      onClick={() => void signOut({ redirect: false }).then(() => window.location.reload())}
    >
      {t("signOut")}
    </Button>
  );
}
