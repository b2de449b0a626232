"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { EraseForGoodDialog } from "../list/erase-for-good-dialog.tsx";
import { useTRPCClient } from "../trpc/client.tsx";

type EraseInStepsDialogProps = {
  /** What is erased, and what it is called, which is typed. */
  of: { kind: "customer" | "address"; id: string; name: string };
  onClose: () => void;
};

/** Asks for the name before a customer or an address goes with what orders tell of people; some orders at a time. */
export function EraseInStepsDialog({ of: { kind, id, name }, onClose }: EraseInStepsDialogProps) {
  const t = useTranslations("web.customers.erase");
  const client = useTRPCClient();
  const [left, setLeft] = useState(0);
  const once = () =>
    kind === "customer"
      ? client.customers.erase.mutate({ customerId: id, name })
      : client.customers.addresses.erase.mutate({ addressId: id, name });
  const eraseAll = async () => {
    let count = 0;
    for (;;) {
      const step = await once();
      count += step.erased;
      if (step.left === 0) return t("done", { count });
      setLeft(step.left);
    }
  };
  return (
    <EraseForGoodDialog
      title={kind === "customer" ? t("customer") : t("address", { name })}
      text={t(kind === "customer" ? "customerText" : "addressText")}
      typed={{ expected: name, label: t("typed", { name }) }}
      confirm={t("confirm")}
      progress={left > 0 && <p role="status">{t("left", { count: left })}</p>}
      onErase={eraseAll}
      onClose={onClose}
    />
  );
}
