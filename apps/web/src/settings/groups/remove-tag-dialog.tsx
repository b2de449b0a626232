"use client";

import { ConfirmDialog } from "@cartage/ui/confirm-dialog";
import { toast } from "@cartage/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { TagDialogProps } from "./tag-row.tsx";
import { useFleetNames } from "./use-fleet-names.ts";

/** Takes a tag off every vehicle. */
export function RemoveTagDialog({ tag: { tag, vehicles }, onClose }: TagDialogProps) {
  const t = useTranslations("web.groups.tags");
  const tCommon = useTranslations("web.common");
  const { refresh } = useFleetNames();
  const remove = useMutation(
    useTRPC().fleet.tags.remove.mutationOptions({
      onSuccess: async () => {
        await refresh();
        toast(t("removed", { tag }));
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={() => remove.mutate({ tag })}
      isBusy={remove.isPending}
      title={t("removeTitle", { tag })}
      consequence={t("removeText", { count: vehicles })}
      failure={<FormFailure error={remove.error} />}
      labels={{ confirm: t("remove"), cancel: tCommon("cancel"), close: tCommon("close") }}
    />
  );
}
