"use client";

import { createContext, type ReactNode, use, useId } from "react";

/** What is wrong with a rule, as sentences by the path of the field. */
export type Problems = Record<string, string>;

const ProblemsContext = createContext<Problems>({});

export function ProblemsProvider({ problems, children }: { problems: Problems; children: ReactNode }) {
  return <ProblemsContext value={problems}>{children}</ProblemsContext>;
}

/** What is wrong with one field or a part of it, ready to stand beside it and to be tied to its control. */
export function useProblem(path: string) {
  const problems = use(ProblemsContext);
  const id = useId();
  const sentence =
    problems[path] ?? Object.entries(problems).find(([each]) => each.startsWith(`${path}.`))?.[1] ?? null;
  return {
    problem: sentence && (
      <p id={id} className="w-full text-caption text-critical-ink">
        {sentence}
      </p>
    ),
    tie: sentence ? { "aria-invalid": true as const, "aria-describedby": id } : {},
  };
}
