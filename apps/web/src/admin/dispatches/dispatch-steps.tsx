"use client";

import { dispatchStepNames } from "@cartage/domain/dispatch/states";
import { CheckIcon, CircleIcon, Undo2Icon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Dispatch } from "./dispatch.ts";

const icons = { done: CheckIcon, undone: Undo2Icon, refused: XIcon, ahead: CircleIcon } as const;
const looks = {
  done: "text-moving",
  undone: "text-warning",
  refused: "text-critical",
  ahead: "text-ink-muted",
} as const;

/** The steps of a dispatch in their order, each with what became of it. */
export function DispatchSteps({ dispatch }: { dispatch: Dispatch }) {
  const t = useTranslations("web.admin.dispatches");
  return (
    <ol className="flex flex-wrap gap-x-3 gap-y-1">
      {dispatchStepNames.map((name) => {
        const state = stateOf(dispatch, name);
        const Icon = icons[state];
        return (
          <li key={name} className="flex items-center gap-1 text-caption">
            <Icon aria-hidden className={`size-3.5 shrink-0 ${looks[state]}`} />
            <span className={state === "ahead" ? "text-ink-muted" : undefined}>{t(`steps.${name}`)}</span>
            <span className="sr-only">{t(`stepStates.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function stateOf({ steps, refusedStep }: Dispatch, name: Dispatch["steps"][number]["step"]): keyof typeof icons {
  const step = steps.find(({ step }) => step === name);
  if (step) return step.state;
  return refusedStep === name ? "refused" : "ahead";
}
