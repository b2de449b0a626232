"use client";

import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../list/confirm-dialog.tsx";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { RecurringDetail } from "./recurring.ts";

/** Pause, resume and end, as its state allows. */
export function RecurringMoves({ recurring }: { recurring: RecurringDetail }) {
  const t = useTranslations("web.recurring");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const failed = useFailureToast();
  const [isEnding, setEnding] = useState(false);
  const move = useMutation(trpc.recurring.move.mutationOptions());
  const send = async (to: RecurringDetail["moves"][number]) => {
    await move.mutateAsync({ recurringOrderId: recurring.id, move: to });
    await cache.invalidateQueries({ queryKey: trpc.recurring.pathKey() });
    toast(t(`moved.${to}`));
    setEnding(false);
  };
  return (
    <>
      {recurring.moves.map((to) => (
        <Button
          key={to}
          isBusy={move.isPending && move.variables?.move === to}
          onClick={() => (to === "ended" ? setEnding(true) : void send(to).catch(failed))}
        >
          {t(`moves.${to}`)}
        </Button>
      ))}
      <ConfirmDialog
        isOpen={isEnding}
        onClose={() => setEnding(false)}
        title={t("endTitle")}
        consequence={t("endText")}
        error={move.error}
        confirmLabel={t("moves.ended")}
        isBusy={move.isPending}
        onConfirm={() => void send("ended").catch(() => undefined)}
      />
    </>
  );
}
