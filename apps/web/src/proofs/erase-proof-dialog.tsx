"use client";

import { ConfirmDialog } from "@cartage/ui/confirm-dialog";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";

type EraseProofDialogProps = { proofId: string; number: number; onClose: () => void };

/** Asks for the order's number, typed, before what a proof holds goes for good. */
export function EraseProofDialog({ proofId, number, onClose }: EraseProofDialogProps) {
  const t = useTranslations("web.proofs");
  const tCommon = useTranslations("web.common");
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
      failure={<FormFailure error={erase.error} />}
      labels={{ confirm: t("eraseConfirm"), cancel: tCommon("cancel"), close: tCommon("close") }}
    />
  );
}
