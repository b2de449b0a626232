"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { DeviceDetail } from "./device-connection.tsx";
import { type IssuedSecret, SecretDialog } from "./secret-dialog.tsx";

type RotateDialogProps = { isOpen: boolean; onClose: () => void; device: DeviceDetail };

/** Issues a new secret after asking, and shows it once. */
export function RotateDialog({ isOpen, onClose, device }: RotateDialogProps) {
  const t = useTranslations("web.devices");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [issued, setIssued] = useState<IssuedSecret | null>(null);
  const rotate = useMutation(
    trpc.fleet.devices.rotateSecret.mutationOptions({
      onSuccess: ({ secret, settings }) => {
        setIssued({ name: device.name, secret, settings, isRotated: true });
        return cache.invalidateQueries({ queryKey: trpc.fleet.devices.pathKey() });
      },
    }),
  );
  const close = () => {
    setIssued(null);
    rotate.reset();
    onClose();
  };
  if (issued) return <SecretDialog issued={issued} onClose={close} />;
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={close}
      onConfirm={() => rotate.mutate({ deviceId: device.id })}
      isBusy={rotate.isPending}
      title={t("rotateTitle", { name: device.name })}
      consequence={t("rotateText")}
      error={rotate.error}
      confirmLabel={t("rotateConfirm")}
    />
  );
}
