"use client";

import { Button } from "@cartage/ui/button";
import { MenuItem, MenuSeparator } from "@cartage/ui/menu";
import { MoreMenu } from "@cartage/ui/more-menu";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { BanIcon, KeyRoundIcon, PencilIcon, TruckIcon, UnlinkIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { DeviceDetail } from "./device-connection.tsx";
import { EditDeviceDialog } from "./edit-device-dialog.tsx";
import { FitDialog } from "./fit-dialog.tsx";
import { RevokeDialog } from "./revoke-dialog.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";

/** Fit, rename, rotate, revoke, for those who may. */
export function DeviceActions({ device }: { device: DeviceDetail }) {
  const failed = useFailureToast();
  const t = useTranslations("web.devices");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [open, setOpen] = useState<"fit" | "edit" | "rotate" | "revoke" | null>(null);
  const unfit = useMutation(
    trpc.fleet.devices.unfit.mutationOptions({
      onSuccess: () => {
        toast(t("unfitted", { name: device.name }));
        return cache.invalidateQueries({ queryKey: trpc.fleet.pathKey() });
      },
      onError: failed,
    }),
  );
  const close = () => setOpen(null);
  if (!useCan("devices.manage") || device.isRevoked) return null;
  return (
    <>
      <Button onClick={() => setOpen("fit")}>
        <TruckIcon />
        {t(device.vehicle ? "refit" : "fit")}
      </Button>
      <MoreMenu label={t("moreActions")}>
        <MenuItem icon={<PencilIcon />} onSelect={() => setOpen("edit")}>
          {t("edit")}
        </MenuItem>
        {device.vehicle && (
          <MenuItem icon={<UnlinkIcon />} onSelect={() => unfit.mutate({ deviceId: device.id })}>
            {t("unfit")}
          </MenuItem>
        )}
        <MenuItem icon={<KeyRoundIcon />} onSelect={() => setOpen("rotate")}>
          {t("rotate")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<BanIcon />} isDangerous onSelect={() => setOpen("revoke")}>
          {t("revoke")}
        </MenuItem>
      </MoreMenu>
      <EditDeviceDialog isOpen={open === "edit"} onClose={close} device={device} />
      <FitDialog isOpen={open === "fit"} onClose={close} device={device} />
      <RotateDialog isOpen={open === "rotate"} onClose={close} device={device} />
      <RevokeDialog isOpen={open === "revoke"} onClose={close} device={device} />
    </>
  );
}
