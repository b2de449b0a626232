"use client";

import { Button } from "@cartage/ui/button";
import { BugIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Fault, useReport } from "./report-context.tsx";
import { ReportDialog } from "./report-dialog.tsx";

/** Beside a failure: reports it. Its dialog stands here, so that over another dialog both stay open. */
export function ReportButton({ fault, look = "button" }: { fault: Fault; look?: "button" | "link" }) {
  const t = useTranslations("web.report");
  const reporting = useReport();
  const [isOpen, setOpen] = useState(false);
  if (!reporting) return null;
  const open = () => setOpen(true);
  return (
    <>
      {look === "button" ? (
        <Button onClick={open}>
          <BugIcon />
          {t("action")}
        </Button>
      ) : (
        <button type="button" className="mt-1 block font-medium underline underline-offset-2" onClick={open}>
          {t("action")}
        </button>
      )}
      <ReportDialog fault={isOpen ? fault : null} version={reporting.version} onClose={() => setOpen(false)} />
    </>
  );
}
