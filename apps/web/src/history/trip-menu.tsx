"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { Menu, MenuItem, MenuSeparator } from "@cartage/ui/menu";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { BriefcaseIcon, EllipsisIcon, LockIcon, MergeIcon, ScissorsIcon, TagIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { useUndoEdit } from "./use-undo-edit.ts";

type Trip = Outputs["history"]["day"]["trips"][number];
type TripMenuProps = { vehicleId: string; trip: Trip; cursor: number };

/** What may be done about a trip: join, cut, label; each can be taken back. */
export function TripMenu({ vehicleId, trip, cursor }: TripMenuProps) {
  const t = useTranslations("web.history");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const onError = useFailureToast();
  const undoEdit = useUndoEdit();
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.history.pathKey() });
  const edited =
    (sentence: string) =>
    ({ tripEditId }: { tripEditId: string }) => {
      void refresh();
      toast(sentence, { undo: { label: t("undo"), onUndo: () => undoEdit(tripEditId) } });
    };
  const join = useMutation(trpc.history.trips.join.mutationOptions({ onError, onSuccess: edited(t("joined")) }));
  const cut = useMutation(trpc.history.trips.cut.mutationOptions({ onError, onSuccess: edited(t("cut")) }));
  const label = useMutation(
    trpc.history.trips.label.mutationOptions({
      onError,
      onSuccess: () => {
        void refresh();
        // where a private trip went is no longer drawn, nor is it kept
        void cache.resetQueries({ queryKey: trpc.tracking.history.queryKey() });
        void cache.removeQueries({ queryKey: ["history", "ways"] });
      },
    }),
  );
  const { startedAt } = trip;
  const mark = (chosen: Trip["label"]) =>
    label.mutate(
      { vehicleId, startedAt, label: chosen },
      {
        onSuccess: () =>
          toast(t("labelled"), {
            ...(chosen === "private" && { description: t(trip.endedAt === null ? "privateUnderWay" : "privateHides") }),
            undo: { label: t("undo"), onUndo: () => label.mutate({ vehicleId, startedAt, label: trip.label }) },
          }),
      },
    );
  const isCuttable = cursor > startedAt && cursor < (trip.endedAt ?? Number.POSITIVE_INFINITY);
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" aria-label={t("actions")} className={buttonClass("quiet", "icon", "mt-2 size-7")}>
          <EllipsisIcon />
        </button>
      }
    >
      {trip.endedAt !== null && (
        <MenuItem icon={<MergeIcon />} onSelect={() => join.mutate({ vehicleId, startedAt })}>
          {t("join")}
        </MenuItem>
      )}
      {isCuttable && (
        <MenuItem icon={<ScissorsIcon />} onSelect={() => cut.mutate({ vehicleId, startedAt, at: Math.round(cursor) })}>
          {t("cutHere")}
        </MenuItem>
      )}
      <MenuSeparator />
      {trip.label !== "private" && (
        <MenuItem icon={<LockIcon />} onSelect={() => mark("private")}>
          {t("markPrivate")}
        </MenuItem>
      )}
      {trip.label !== "business" && (
        <MenuItem icon={<BriefcaseIcon />} onSelect={() => mark("business")}>
          {t("markBusiness")}
        </MenuItem>
      )}
      {trip.label && (
        <MenuItem icon={<TagIcon />} onSelect={() => mark(null)}>
          {t("unmark")}
        </MenuItem>
      )}
    </Menu>
  );
}
