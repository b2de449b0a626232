"use client";

import { Button } from "@cartage/ui/button";
import { MenuItem } from "@cartage/ui/menu";
import { MoreMenu } from "@cartage/ui/more-menu";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArchiveIcon, PencilIcon, ToggleLeftIcon, TriangleAlertIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import type { StreetStyles } from "../../map/sources.ts";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { HubDetail } from "./hub-detail.ts";
import { HubDialog } from "./hub-dialog.tsx";
import { StateDialog } from "./state-dialog.tsx";

/** Change its state, edit and archive, for those who may. */
export function HubActions({ hub, streets }: { hub: HubDetail; streets: StreetStyles }) {
  const t = useTranslations("web.hubs");
  const tIncidents = useTranslations("web.incidents");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const [open, setOpen] = useState<"edit" | "state" | "archive" | null>(null);
  const close = () => setOpen(null);
  const archive = useMutation(
    trpc.routes.hubs.archive.mutationOptions({
      onSuccess: async () => {
        toast(t("archived", { name: hub.name }));
        router.push("/hubs" as Route);
        await cache.invalidateQueries({ queryKey: trpc.routes.hubs.list.pathKey() });
      },
    }),
  );
  if (!useCan("hubs.edit")) return null;
  return (
    <>
      <Button onClick={() => setOpen("state")}>
        <ToggleLeftIcon />
        {t("state.change")}
      </Button>
      <MoreMenu label={t("moreActions")}>
        <MenuItem icon={<PencilIcon />} onSelect={() => setOpen("edit")}>
          {t("edit")}
        </MenuItem>
        <MenuItem
          icon={<TriangleAlertIcon />}
          onSelect={() => router.push(`/incidents?add=true&hub=${hub.id}` as Route)}
        >
          {tIncidents("add")}
        </MenuItem>
        <MenuItem icon={<ArchiveIcon />} isDangerous onSelect={() => setOpen("archive")}>
          {t("archive")}
        </MenuItem>
      </MoreMenu>
      {open === "edit" && <HubDialog hub={hub} streets={streets} onClose={close} />}
      {open === "state" && <StateDialog hub={hub} onClose={close} />}
      <ConfirmDialog
        isOpen={open === "archive"}
        onClose={close}
        onConfirm={() => archive.mutate({ hubId: hub.id })}
        isBusy={archive.isPending}
        title={t("archiveTitle", { name: hub.name })}
        consequence={t("archiveText")}
        error={archive.error}
        confirmLabel={t("archive")}
      />
    </>
  );
}
