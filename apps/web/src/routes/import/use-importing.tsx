"use client";

import type { ImportKind } from "@cartage/domain/routes/importing/import-inputs";
import { Button } from "@cartage/ui/button";
import { FileUpIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState } from "nuqs";
import { ImportDialog } from "./import-dialog.tsx";

/** The button that takes a file into a list, and its dialog, which stands in the address while it is open. */
export function useImporting(kinds: readonly [ImportKind, ...ImportKind[]], isAllowed: boolean) {
  const label = useTranslations("web.hubs")("import");
  const [isAsked, setAsked] = useQueryState("import", parseAsBoolean.withDefault(false));
  return {
    importButton: isAllowed && (
      <Button onClick={() => void setAsked(true)}>
        <FileUpIcon />
        {label}
      </Button>
    ),
    importDialog: isAsked && isAllowed && <ImportDialog kinds={kinds} onClose={() => void setAsked(null)} />,
  };
}
