"use client";

import { Button } from "@cartage/ui/button";
import { MenuItem } from "@cartage/ui/menu";
import { MoreMenu } from "@cartage/ui/more-menu";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArchiveIcon, EraserIcon, PencilIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EraseDialog } from "../../erasures/erase-dialog.tsx";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { VehicleDetail } from "./vehicle-detail.ts";
import { VehicleDialog } from "./vehicle-dialog.tsx";

/** Edit and archive, for those who may. */
export function VehicleActions({ vehicle }: { vehicle: VehicleDetail }) {
  const t = useTranslations("web.vehicles");
  const tErasures = useTranslations("web.erasures");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const [open, setOpen] = useState<"edit" | "archive" | "erase" | null>(null);
  const archive = useMutation(
    trpc.fleet.vehicles.archive.mutationOptions({
      onSuccess: async () => {
        toast(t("archived", { name: vehicle.name }));
        router.push("/vehicles");
        await cache.invalidateQueries({ queryKey: trpc.fleet.vehicles.list.pathKey() });
      },
    }),
  );
  const mayErase = useCan("organisation.manage");
  if (!useCan("vehicles.edit")) return null;
  return (
    <>
      <Button onClick={() => setOpen("edit")}>
        <PencilIcon />
        {t("edit")}
      </Button>
      <MoreMenu label={t("moreActions")}>
        <MenuItem icon={<ArchiveIcon />} isDangerous onSelect={() => setOpen("archive")}>
          {t("archive")}
        </MenuItem>
        {mayErase && (
          <MenuItem icon={<EraserIcon />} isDangerous onSelect={() => setOpen("erase")}>
            {tErasures("erase")}
          </MenuItem>
        )}
      </MoreMenu>
      <VehicleDialog isOpen={open === "edit"} onClose={() => setOpen(null)} vehicle={vehicle} />
      {open === "erase" && (
        <EraseDialog of="vehicle" id={vehicle.id} name={vehicle.name} onClose={() => setOpen(null)} />
      )}
      <ConfirmDialog
        isOpen={open === "archive"}
        onClose={() => setOpen(null)}
        onConfirm={() => archive.mutate({ vehicleId: vehicle.id })}
        isBusy={archive.isPending}
        title={t("archiveTitle", { name: vehicle.name })}
        consequence={t("archiveText")}
        typed={{ expected: vehicle.name, label: t("archiveTyped", { name: vehicle.name }) }}
        error={archive.error}
        confirmLabel={t("archiveConfirm")}
      />
    </>
  );
}
