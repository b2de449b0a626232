"use client";

import { ConfirmDialog } from "@cartage/ui/confirm-dialog";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPCClient } from "../trpc/client.tsx";

type EraseDialogProps = {
  /** What is erased, and what it is called, which is typed. */
  of: { kind: "customer" | "address"; id: string; name: string };
  onClose: () => void;
};

/** Asks for the name, typed, before a customer or an address goes for good with what orders tell of people; some orders at a time. */
export function EraseDialog({ of: { kind, id, name }, onClose }: EraseDialogProps) {
  const t = useTranslations("web.customers.erase");
  const tCommon = useTranslations("web.common");
  const client = useTRPCClient();
  const cache = useQueryClient();
  const [left, setLeft] = useState(0);
  const once = () =>
    kind === "customer"
      ? client.customers.erase.mutate({ customerId: id, name })
      : client.customers.addresses.erase.mutate({ addressId: id, name });
  const erase = useMutation({
    mutationFn: async () => {
      let erased = 0;
      for (;;) {
        const step = await once();
        erased += step.erased;
        if (step.left === 0) return erased;
        setLeft(step.left);
      }
    },
    onSuccess: async (count) => {
      toast(t("done", { count }));
      onClose();
      await cache.invalidateQueries();
    },
  });
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={() => erase.mutate()}
      isBusy={erase.isPending}
      title={kind === "customer" ? t("customer") : t("address", { name })}
      consequence={
        <>
          <p>{t(kind === "customer" ? "customerText" : "addressText")}</p>
          {erase.isPending && left > 0 && <p role="status">{t("left", { count: left })}</p>}
        </>
      }
      typed={{ expected: name, label: t("typed", { name }) }}
      failure={<FormFailure error={erase.error} />}
      labels={{ confirm: t("confirm"), cancel: tCommon("cancel"), close: tCommon("close") }}
    />
  );
}
