"use client";

import { Button } from "@cartage/ui/button";
import { PlusIcon } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";

/** Whether something is being added to a list, which stands in the address, and the button that begins it. */
export function useAdding(label: string, isAllowed = true) {
  const [isAsked, setAsked] = useQueryState("add", parseAsBoolean.withDefault(false));
  return {
    isAdding: isAsked && isAllowed,
    stopAdding: () => void setAsked(null),
    addButton: isAllowed && (
      <Button look="primary" onClick={() => void setAsked(true)}>
        <PlusIcon />
        {label}
      </Button>
    ),
  };
}
