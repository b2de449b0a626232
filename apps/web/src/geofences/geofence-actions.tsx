"use client";

import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { ConfirmDialog } from "@cartage/ui/confirm-dialog";
import { Menu, MenuItem } from "@cartage/ui/menu";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArchiveIcon, EllipsisIcon, PencilIcon } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";

/** Edit and archive, for those who may. */
export function GeofenceActions({ geofence: { id, name } }: { geofence: { id: string; name: string } }) {
  const t = useTranslations("web.geofences");
  const tCommon = useTranslations("web.common");
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
      <Menu
        align="end"
        trigger={
          <Button size="icon" look="quiet" aria-label={t("moreActions")}>
            <EllipsisIcon />
          </Button>
        }
      >
        <MenuItem icon={<ArchiveIcon />} isDangerous onSelect={() => setArchiving(true)}>
          {t("archive")}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        isOpen={isArchiving}
        onClose={() => setArchiving(false)}
        onConfirm={() => archive.mutate({ geofenceId: id })}
        isBusy={archive.isPending}
        title={t("archiveTitle", { name })}
        consequence={t("archiveText")}
        failure={<FormFailure error={archive.error} />}
        labels={{ confirm: t("archive"), cancel: tCommon("cancel"), close: tCommon("close") }}
      />
    </>
  );
}
