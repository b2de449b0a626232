"use client";

import { createContext, use } from "react";

/** What is known of a fault when it is reported; nothing when a page is. */
export type Fault = { traceId: string | null; code: string | null };

export type Reporting = {
  /** Of the page's code. */
  version: string;
  /** Reports the page as it stands. */
  open: () => void;
};

export const ReportContext = createContext<Reporting | null>(null);

/** The way to report; null where nobody is signed in. */
export function useReport(): Reporting | null {
  return use(ReportContext);
}
