"use client";

import { isEnded } from "@cartage/domain/orders/states";
import { Button } from "@cartage/ui/button";
import { Notice } from "@cartage/ui/notice";
import { EraserIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "../format/times.tsx";
import { useCan } from "../shell/me-context.tsx";
import { ErasePeopleDialog } from "./erase-people-dialog.tsx";
import type { OrderDetail } from "./order.ts";

/** For whoever keeps the organisation: what an order tells of people goes, once it is over. */
export function ErasePeople({ order }: { order: OrderDetail }) {
  const t = useTranslations("web.orders.erasePeople");
  const mayErase = useCan("organisation.manage");
  const [isErasing, setErasing] = useState(false);
  if (!mayErase || erasedAt(order) !== null) return null;
  const isOver = isEnded(order);
  return (
    <>
      <Button disabled={!isOver} title={isOver ? undefined : t("notOver")} onClick={() => setErasing(true)}>
        <EraserIcon />
        {t("open")}
      </Button>
      {isErasing && <ErasePeopleDialog order={order} onClose={() => setErasing(false)} />}
    </>
  );
}

/** That it was, and when. */
export function ErasedPeople({ order }: { order: OrderDetail }) {
  const t = useTranslations("web.orders.erasePeople");
  const at = erasedAt(order);
  if (at === null) return null;
  return (
    <Notice tone="warning" icon={<EraserIcon />}>
      {t("erased")} <LocalTime at={at} />
    </Notice>
  );
}

function erasedAt({ log }: OrderDetail): number | null {
  return log.findLast(({ body }) => body.type === "people_erased")?.at ?? null;
}
