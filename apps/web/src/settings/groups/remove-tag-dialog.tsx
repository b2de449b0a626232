"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { TagDialogProps } from "./tag-row.tsx";
import { useFleetNames } from "./use-fleet-names.ts";

/** Takes a tag off every vehicle. */
export function RemoveTagDialog({ tag: { tag, vehicles }, onClose }: TagDialogProps) {
  const t = useTranslations("web.groups.tags");
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
      error={remove.error}
      confirmLabel={t("remove")}
    />
  );
}
