"use client";

import { Button } from "@cartage/ui/button";
import { SparklesIcon } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import { QueryFailure, StaleNotice } from "../../list/query-failure.tsx";
import { DayPicker } from "../../map/history/day-picker.tsx";
import { dayOf, dayText } from "../../map/history/zone-days.ts";
import type { StreetStyles } from "../../map/sources.ts";
import { useCan } from "../../shell/me-context.tsx";
import { BoardSkeleton } from "./board-skeleton.tsx";
import { BoardViews } from "./board-views.tsx";
import { createDragStore } from "./drag-store.ts";
import { PlanDialog } from "./plan/plan-dialog.tsx";
import type { RouteWish } from "./try-move.ts";
import { KeepFresh, useBoard } from "./use-board.ts";
import { useSaveRoutes } from "./use-save-routes.ts";

/** The day's board: what waits, every vehicle's route under one scale of hours, and the map beside them. */
export function BoardPage({ streets }: { streets: StreetStyles }) {
  const t = useTranslations("web.board");
  const timeZone = useTimeZone() ?? "UTC";
  const mayEdit = useCan("routes.edit");
  const [asked, setDay] = useQueryState("day", parseAsString);
  const chosenDay = dayOf(asked, timeZone) ?? Date.now();
  const text = dayText(chosenDay, timeZone);
  const of = useMemo(() => ({ day: text, timeZone }), [text, timeZone]);
  const board = useBoard(of);
  const { query, index } = board;
  const { save } = useSaveRoutes(of);
  const [drag] = useState(createDragStore);
  const [isPlanning, setPlanning] = useState(false);
  // the way out of an incident leads here, and so does the pane of a vehicle that goes no further
  const [stuckId, setStuck] = useQueryState("replan", parseAsString);
  const endPlanning = () => {
    setPlanning(false);
    void setStuck(null);
  };
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback((key: string, isChosen: boolean) => {
    setChosen((before) => new Set(isChosen ? [...before, key] : [...before].filter((each) => each !== key)));
  }, []);
  const accept = async (routes: RouteWish[]) => {
    const isTaken = await save(routes, t("plan.accepted", { count: routes.length }));
    if (isTaken) setChosen(new Set());
    return isTaken;
  };
  return (
    <div className="flex h-full flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2.5">
        <h1 className="font-semibold text-title">{t("title")}</h1>
        <DayPicker day={chosenDay} onDay={(day) => void setDay(dayText(day, timeZone))} mayBeAhead />
        {mayEdit && (
          <Button look="primary" className="ml-auto" disabled={!index} onClick={() => setPlanning(true)}>
            <SparklesIcon />
            {t("planForMe")}
          </Button>
        )}
      </header>
      <KeepFresh of={of} drag={drag} />
      <StaleNotice query={query} />
      {query.isError && !index && <QueryFailure query={query} />}
      {!index && !query.isError && <BoardSkeleton />}
      {index && board.scale && board.tryMove && (
        <BoardViews
          board={{ index, scale: board.scale, tryMove: board.tryMove, now: board.now }}
          streets={streets}
          drag={drag}
          chosen={chosen}
          onChoose={choose}
          onSave={save}
        />
      )}
      {(isPlanning || stuckId !== null) && mayEdit && index && (
        <PlanDialog index={index} chosen={chosen} stuckId={stuckId} onClose={endPlanning} onAccept={accept} />
      )}
    </div>
  );
}
