"use client";

import { Button } from "@cartage/ui/button";
import { Notice } from "@cartage/ui/notice";
import { SparklesIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import type { BoardRoute, Vehicle } from "./board-day.ts";

type LeftBehindProps = { vehicle: Vehicle; route: BoardRoute | undefined; mayEdit: boolean };

/** Of a vehicle that goes no further: that it does not, and one press that plans what it leaves behind for others. */
export function LeftBehind({ vehicle, route, mayEdit }: LeftBehindProps) {
  const t = useTranslations("web.board");
  const [, setStuck] = useQueryState("replan", parseAsString);
  const isLeft = (route?.stops ?? []).some(({ state }) => state === "planned");
  return (
    <>
      <Notice tone="critical" icon={<TriangleAlertIcon />}>
        {t("heldUpText")} {isLeft && t("heldUpHelp")}
      </Notice>
      {isLeft && mayEdit && (
        <Button look="primary" className="justify-self-start" onClick={() => void setStuck(vehicle.id)}>
          <SparklesIcon />
          {t("plan.forOthers")}
        </Button>
      )}
    </>
  );
}
