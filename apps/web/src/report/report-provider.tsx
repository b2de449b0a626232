"use client";

import { type ReactNode, useCallback, useMemo, useState } from "react";
import { type Fault, ReportContext } from "./report-context.tsx";
import { ReportDialog } from "./report-dialog.tsx";

const noFault: Fault = { traceId: null, code: null };

/** Lets everything below report what is wrong, under the version of the page's code. */
export function ReportProvider({ version, children }: { version: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  const reporting = useMemo(() => ({ version, open }), [version, open]);
  return (
    <ReportContext value={reporting}>
      {children}
      <ReportDialog fault={isOpen ? noFault : null} version={version} onClose={() => setOpen(false)} />
    </ReportContext>
  );
}
