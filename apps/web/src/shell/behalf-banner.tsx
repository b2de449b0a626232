"use client";

import { Button } from "@cartage/ui/button";
import { EyeIcon } from "lucide-react";
import { signIn } from "next-auth/react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTick } from "../format/use-tick.ts";
import { useMe } from "./me-context.tsx";

/** Over every page while somebody acts on the person's behalf: who, for whom, why, how long still, and the way back. */
export function BehalfBanner() {
  const t = useTranslations("web.behalf");
  const format = useFormatter();
  const now = useTick();
  const { behind, user, organisation } = useMe();
  const [isBusy, setBusy] = useState(false);
  if (!behind) return null;
  const end = async () => {
    setBusy(true);
    await signIn("end-on-behalf", { redirect: false });
    window.location.assign("/admin/users");
  };
  return (
    <section
      aria-label={t("label")}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-warning-soft px-4 py-2 text-warning-ink sm:px-6"
    >
      <EyeIcon aria-hidden="true" className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">
          {t("acting", { admin: behind.name, name: user.name, organisation: organisation?.name ?? "" })}
        </strong>{" "}
        {t("reason", { reason: behind.reason, until: format.relativeTime(behind.until, now) })}
      </p>
      <Button size="small" isBusy={isBusy} onClick={() => void end()}>
        {t("end")}
      </Button>
    </section>
  );
}
