"use client";

import { Button } from "@cartage/ui/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OrganisationPlanDialog } from "./organisation-plan-dialog.tsx";
import type { OrganisationRow } from "./organisation-row.ts";

/** Leads to an organisation's plan and usage. */
export function OrganisationPlanButton({ organisation }: { organisation: OrganisationRow }) {
  const t = useTranslations("web.admin.plans");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        className="relative z-1"
        aria-label={t("buttonOf", { name: organisation.name })}
        onClick={() => setOpen(true)}
      >
        {t("button")}
      </Button>
      {isOpen && <OrganisationPlanDialog organisation={organisation} onClose={() => setOpen(false)} />}
    </>
  );
}
