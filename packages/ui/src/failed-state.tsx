"use client";

import { CircleAlertIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

type FailedStateProps = {
  sentence: string;
  /** What a maintainer needs to find the failure. */
  trace?: { label: string; id: string };
  retry?: { label: string; onRetry: () => void; isBusy?: boolean };
  /** What else can be done about it. */
  action?: ReactNode;
};

/** What failed in one sentence, a way to try again, and the number under which it is known. */
export function FailedState({ sentence, trace, retry, action }: FailedStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center justify-center px-6 py-16 text-center">
      <span className="mb-4 flex size-11 items-center justify-center rounded-panel bg-critical-soft text-critical-ink">
        <CircleAlertIcon className="size-5" />
      </span>
      <p className="max-w-sm text-reading">{sentence}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2 empty:hidden">
        {retry && (
          <Button onClick={retry.onRetry} isBusy={retry.isBusy ?? false}>
            {retry.label}
          </Button>
        )}
        {action}
      </div>
      {trace && (
        <p className="mt-4 text-caption text-ink-faint">
          {trace.label} <code className="select-all font-mono">{trace.id}</code>
        </p>
      )}
    </div>
  );
}
