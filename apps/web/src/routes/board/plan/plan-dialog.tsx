"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { FormFailure } from "../../../list/form-failure.tsx";
import { type DayIndex, keyOf } from "../board-day.ts";
import type { RouteWish } from "../try-move.ts";
import { PlanOptions, type PlanWishes } from "./plan-options.tsx";
import { PlanProgress } from "./plan-progress.tsx";
import { ProposalView } from "./proposal-view.tsx";
import { usePlanning } from "./use-planning.ts";

type PlanDialogProps = {
  index: DayIndex;
  /** Legs that were chosen on the list. */
  chosen: ReadonlySet<string>;
  /** The vehicle that goes no further, for which the day is planned anew. */
  stuckId: string | null;
  onClose: () => void;
  onAccept: (routes: RouteWish[]) => Promise<boolean>;
};

/** Plan for me: what for, the plan getting better, and what it changes, before anything of it is kept. */
export function PlanDialog({ index, chosen, stuckId, onClose, onAccept }: PlanDialogProps) {
  const t = useTranslations("web.board.plan");
  const tCommon = useTranslations("web.common");
  const { planning, begin, stop, again } = usePlanning();
  const [selectedId] = useQueryState("route", parseAsString);
  const isRunning = index.day.routes.some(({ state }) => state !== "planned");
  const [wishes, setWishes] = useState<PlanWishes>({
    orders: stuckId !== null ? "none" : chosen.size > 0 ? "chosen" : "all",
    vehicles: "all",
    objective: "cheapest",
    disturb: isRunning ? "little" : "anything",
  });
  const [isTaking, setTaking] = useState(false);
  const start = () => {
    const { day, timeZone } = index.day;
    const chosenIds = index.waiting.filter((leg) => chosen.has(keyOf(leg))).map(({ orderId }) => orderId);
    begin({
      ...{ day, timeZone, objective: wishes.objective },
      vehicleIds: vehiclesOf[wishes.vehicles](index, selectedId),
      orderIds: wishes.orders === "all" ? null : wishes.orders === "chosen" ? chosenIds : [],
      disturbance: disturbances[wishes.disturb],
    });
  };
  const accept = async (routes: RouteWish[]) => {
    setTaking(true);
    const isTaken = await onAccept(routes);
    setTaking(false);
    if (isTaken) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      closeLabel={tCommon("close")}
      isWide
      isSticky={planning.state === "done"}
    >
      <DialogBody>
        {planning.state === "asking" && (
          <PlanOptions
            wishes={wishes}
            onChange={setWishes}
            chosen={chosen.size}
            waiting={index.waiting.length}
            selectedName={index.vehicles.get(selectedId ?? "")?.name ?? null}
            stuck={index.vehicles.get(stuckId ?? "") ?? null}
          />
        )}
        {planning.state === "thinking" && <PlanProgress proposal={planning.proposal} />}
        {planning.state === "done" && <ProposalView proposal={planning.proposal} index={index} />}
        {planning.state === "failed" && <FormFailure error={planning.error} />}
      </DialogBody>
      <DialogActions>
        {planning.state === "asking" && (
          <>
            <Button onClick={onClose}>{tCommon("cancel")}</Button>
            <Button look="primary" onClick={start}>
              {t("start")}
            </Button>
          </>
        )}
        {planning.state === "thinking" && (
          <>
            <Button onClick={again}>{tCommon("cancel")}</Button>
            <Button look="primary" disabled={!planning.proposal} onClick={stop}>
              {t("stop")}
            </Button>
          </>
        )}
        {planning.state === "done" && (
          <>
            <Button look="quiet" className="mr-auto" onClick={again}>
              {t("again")}
            </Button>
            <Button onClick={onClose}>{t("discard")}</Button>
            <Button
              look="primary"
              isBusy={isTaking}
              disabled={planning.proposal.routes.length === 0}
              onClick={() => void accept(planning.proposal.routes)}
            >
              {t("accept")}
            </Button>
          </>
        )}
        {planning.state === "failed" && (
          <Button look="primary" onClick={again}>
            {t("again")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** Whose routes each word of the choice means; null is everybody's. */
const vehiclesOf: Record<PlanWishes["vehicles"], (index: DayIndex, selectedId: string | null) => string[] | null> = {
  all: () => null,
  used: ({ day }) => day.routes.map(({ vehicleId }) => vehicleId),
  selected: (_, selectedId) => (selectedId === null ? null : [selectedId]),
};

/** What each word of the choice bounds. */
const disturbances = {
  anything: null,
  little: { mostMoved: 5, mostResequenced: 20 },
  nothing: { mostMoved: 0, mostResequenced: 0 },
} as const;
