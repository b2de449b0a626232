"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { DeviceDetail } from "./device-connection.tsx";

type RevokeDialogProps = { isOpen: boolean; onClose: () => void; device: DeviceDetail };

/** Revokes a device for good; its name must be typed. */
export function RevokeDialog({ isOpen, onClose, device }: RevokeDialogProps) {
  const t = useTranslations("web.devices");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const revoke = useMutation(
    trpc.fleet.devices.revoke.mutationOptions({
      onSuccess: () => {
        toast(t("revokedToast", { name: device.name }));
        onClose();
        return cache.invalidateQueries({ queryKey: trpc.fleet.pathKey() });
      },
    }),
  );
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => revoke.mutate({ deviceId: device.id })}
      isBusy={revoke.isPending}
      title={t("revokeTitle", { name: device.name })}
      consequence={t("revokeText")}
      typed={{ expected: device.name, label: t("revokeTyped", { name: device.name }) }}
      error={revoke.error}
      confirmLabel={t("revokeConfirm")}
    />
  );
}
