"use client";

import type { Messages } from "@cartage/messages/catalogues";
import { useTranslations } from "next-intl";
import type { Outputs } from "../../trpc/router.ts";

type Fault = Outputs["routes"]["imports"]["preview"]["rows"][number]["faults"][number];

/** What is wrong with a row of a file, in the person's language. */
export function useFaultText(): (fault: Fault) => string {
  const tFields = useTranslations("fields");
  const tErrors = useTranslations("errors");
  return ({ code, values }) => {
    const field = code as keyof Messages["fields"];
    // each sentence takes its own values of these
    const said = { minimum: 0, maximum: 0, line: 0, ...values };
    if (tFields.has(field)) return tFields(field, said as never);
    return tErrors.has(code as never) ? tErrors(code as never) : tFields("invalid");
  };
}
