"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { HeldUpReason } from "../../../incidents/held-up.tsx";
import { useSpans } from "../../../map/history/spans.tsx";
import { Link } from "../../../shell/link.tsx";
import { type DayIndex, keyOf } from "../board-day.ts";
import type { Proposal } from "./use-planning.ts";

type Left = Proposal["left"][number];
type Change = NonNullable<Left["why"]>["changes"][number];

/** Each order that found no place: why, and the smallest change of each kind that would give it one. */
export function LeftLegs({ left, index }: { left: readonly Left[]; index: DayIndex }) {
  const t = useTranslations("web.board.plan");
  return (
    <section aria-label={t("left")} className="rounded-control border border-line">
      <h3 className="px-3 py-2 font-medium text-warning-ink">{t("leftTitle", { count: left.length })}</h3>
      <ul className="max-h-80 divide-y divide-line overflow-y-auto border-line border-t">
        {left.map((one) => (
          <LeftRow key={keyOf(one)} left={one} index={index} />
        ))}
      </ul>
    </section>
  );
}

function LeftRow({ left, index }: { left: Left; index: DayIndex }) {
  const t = useTranslations("web.board.plan");
  const tHeldUp = useTranslations("web.incidents.heldUp");
  const sentence = useChangeText(index);
  const leg = index.legs.get(keyOf(left));
  const { reasons = {}, changes = [] } = left.why ?? {};
  const told = Object.entries(reasons) as [keyof typeof reasons, number][];
  return (
    <li className="grid gap-1 px-3 py-2">
      <p>
        <Link href={`/orders/${left.orderId}` as Route} className="font-medium hover:underline">
          {leg?.number}
        </Link>{" "}
        {leg && `${leg.pickup.name} → ${leg.delivery.name}`}
      </p>
      {left.heldUp && (
        <>
          <p className="text-ink-muted">
            <HeldUpReason heldUp={left.heldUp} />
          </p>
          <p>{tHeldUp(left.heldUp.hub ? "another" : "resolve")}</p>
        </>
      )}
      {left.why === null && !left.heldUp && <p className="text-ink-muted">{t("notLookedInto")}</p>}
      {told.length > 0 && (
        <p className="text-ink-muted">{told.map(([reason, count]) => t(`reasons.${reason}`, { count })).join(" ")}</p>
      )}
      {changes.length > 0 && (
        <ul className="grid gap-0.5">
          {changes.slice(0, 3).map((change) => (
            <li key={change.kind}>
              {t("mend")} {sentence(change)}
            </li>
          ))}
        </ul>
      )}
      {left.why && changes.length === 0 && <p className="text-ink-muted">{t("noMend")}</p>}
    </li>
  );
}

/** Says a change in words. */
function useChangeText(index: DayIndex) {
  const t = useTranslations("web.board.plan.mends");
  const tOrders = useTranslations("web.orders");
  const spans = useSpans();
  const nameOf = (vehicleId: string) => index.vehicles.get(vehicleId)?.name ?? "";
  const span = (seconds: number) => spans.duration(seconds * 1_000);
  return (change: Change): string => {
    switch (change.kind) {
      case "window":
        return change.laterS > 0
          ? t("windowLater", { stop: change.stop, span: span(change.laterS) })
          : t("windowEarlier", { stop: change.stop, span: span(change.earlierS) });
      case "shift":
        return change.laterS > 0
          ? t("shiftLater", { vehicle: nameOf(change.vehicleId), span: span(change.laterS) })
          : t("shiftEarlier", { vehicle: nameOf(change.vehicleId), span: span(change.earlierS) });
      case "capacity": {
        const [weightKg = 0, volumeM3 = 0, pallets = 0] = change.more;
        const more = [
          weightKg > 0 && tOrders("kg", { value: weightKg }),
          volumeM3 > 0 && tOrders("litres", { value: volumeM3 * 1_000 }),
          pallets > 0 && t("pallets", { count: Math.ceil(pallets) }),
        ];
        return t("capacity", { vehicle: nameOf(change.vehicleId), more: more.filter(Boolean).join(", ") });
      }
      case "skill":
        return t("skill", { vehicle: nameOf(change.vehicleId), skills: change.skills.join(", ") });
      case "distance":
        return t("distance", { vehicle: nameOf(change.vehicleId), distance: spans.distance(change.moreM) });
      case "vehicle":
        return t("vehicle", { vehicle: nameOf(change.likeVehicleId) });
    }
  };
}
