"use client";

import type { Messages } from "@cartage/messages/catalogues";
import { useTranslations } from "next-intl";

/** What the server found wrong with a field; its own code, or one that a command has too. */
interface Problem {
  code: string;
  values?: Record<string, number>;
}

/** What is wrong with a field or a cell of a file, in the person's language. */
export function useProblemText(): (problem: Problem) => string {
  const tFields = useTranslations("fields");
  const tErrors = useTranslations("errors");
  return ({ code, values }) => {
    const field = code as keyof Messages["fields"];
    // the server sends what the sentence of its code takes
    if (tFields.has(field)) return tFields(field, values as never);
    return tErrors.has(code as never) ? tErrors(code as never) : tFields("invalid");
  };
}
