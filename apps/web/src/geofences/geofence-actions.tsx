"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { MenuItem } from "@cartage/ui/menu";
import { MoreMenu } from "@cartage/ui/more-menu";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArchiveIcon, PencilIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../list/confirm-dialog.tsx";
import { Link } from "../shell/link.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";

/** Edit and archive, for those who may. */
export function GeofenceActions({ geofence: { id, name } }: { geofence: { id: string; name: string } }) {
  const t = useTranslations("web.geofences");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const [isArchiving, setArchiving] = useState(false);
  const archive = useMutation(
    trpc.geofences.archive.mutationOptions({
      onSuccess: async () => {
        toast(t("archived", { name }));
        router.push("/geofences" as Route);
        await cache.invalidateQueries({ queryKey: trpc.geofences.pathKey() });
      },
    }),
  );
  if (!useCan("geofences.edit")) return null;
  return (
    <>
      <Link href={`/geofences/${id}/edit` as Route} className={buttonClass()}>
        <PencilIcon />
        {t("edit")}
      </Link>
      <MoreMenu label={t("moreActions")}>
        <MenuItem icon={<ArchiveIcon />} isDangerous onSelect={() => setArchiving(true)}>
          {t("archive")}
        </MenuItem>
      </MoreMenu>
      <ConfirmDialog
        isOpen={isArchiving}
        onClose={() => setArchiving(false)}
        onConfirm={() => archive.mutate({ geofenceId: id })}
        isBusy={archive.isPending}
        title={t("archiveTitle", { name })}
        consequence={t("archiveText")}
        error={archive.error}
        confirmLabel={t("archive")}
      />
    </>
  );
}
