"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "../list/confirm-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";

type EraseProofDialogProps = { proofId: string; number: number; onClose: () => void };

/** Asks for the order's number, typed, before what a proof holds goes for good. */
export function EraseProofDialog({ proofId, number, onClose }: EraseProofDialogProps) {
  const t = useTranslations("web.proofs");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const erase = useMutation(
    trpc.proofs.erase.mutationOptions({
      onSuccess: async () => {
        toast(t("eraseDone"));
        onClose();
        await cache.invalidateQueries({ queryKey: trpc.proofs.pathKey() });
      },
    }),
  );
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={() => erase.mutate({ proofId, number: String(number) })}
      isBusy={erase.isPending}
      title={t("eraseTitle")}
      consequence={<p>{t("eraseText")}</p>}
      typed={{ expected: String(number), label: t("eraseTyped", { number: String(number) }) }}
      error={erase.error}
      confirmLabel={t("eraseConfirm")}
    />
  );
}
