"use client";

import { Input } from "@cartage/ui/input";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../list/confirm-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";

type EraseDialogProps = {
  of: "vehicle" | "driver";
  id: string;
  name: string;
  onClose: () => void;
};

const dayMs = 86_400_000;
const dayText = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Asks for which days the positions of a vehicle or a driver are to be erased, and for the name, typed. */
export function EraseDialog({ of, id, name, onClose }: EraseDialogProps) {
  const t = useTranslations("web.erasures");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [days, setDays] = useState(() => ({ from: dayText(Date.now() - 30 * dayMs), to: dayText(Date.now()) }));
  const ask = useMutation(
    trpc.tracking.erasures.ask.mutationOptions({
      onSuccess: async () => {
        toast(t("asked", { name }));
        onClose();
        await cache.invalidateQueries({ queryKey: trpc.tracking.erasures.pathKey() });
      },
    }),
  );
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={() => ask.mutate({ of, id, name, from: Date.parse(days.from), until: Date.parse(days.to) + dayMs })}
      isBusy={ask.isPending}
      title={t("title", { name })}
      consequence={
        <>
          <p>{t(of === "vehicle" ? "vehicleText" : "driverText")}</p>
          <div className="mt-4 flex flex-wrap gap-3">
            {(["from", "to"] as const).map((end) => (
              <span key={end} className="flex items-center gap-2">
                <span aria-hidden="true">{t(end)}</span>
                <Input
                  type="date"
                  required
                  aria-label={t(end)}
                  value={days[end]}
                  onChange={({ target }) => setDays({ ...days, [end]: target.value })}
                  className="w-36"
                />
              </span>
            ))}
          </div>
          <p className="mt-1 text-caption">{t("days")}</p>
        </>
      }
      typed={{ expected: name.trim(), label: t("typed", { name }) }}
      error={ask.error}
      confirmLabel={t("confirm")}
    />
  );
}
