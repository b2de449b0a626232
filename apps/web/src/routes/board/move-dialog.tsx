"use client";

import { mayReplan } from "@cartage/domain/routes/route-states";
import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Notice } from "@cartage/ui/notice";
import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { Select } from "@cartage/ui/select";
import { TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { HeldUpRefusal } from "../../incidents/held-up.tsx";
import { type DayIndex, keyOf, type Leg } from "./board-day.ts";
import { MoveEffect } from "./move-effect.tsx";
import { NearestVehicles } from "./nearest-vehicles.tsx";
import type { TriedMove, TryMove } from "./try-move.ts";

type MoveDialogProps = {
  leg: Leg;
  index: DayIndex;
  tryMove: TryMove;
  onClose: () => void;
  onMove: (tried: TriedMove) => void;
};

/** Puts an order onto a route without a pointer: whose, at which place, and what that would do. */
export function MoveDialog({ leg, index, tryMove, onClose, onMove }: MoveDialogProps) {
  const t = useTranslations("web.board");
  const tMove = useTranslations("web.board.move");
  const tCommon = useTranslations("web.common");
  const key = keyOf(leg);
  const own = index.day.routes.find(({ stops }) => stops.some((stop) => keyOf(stop) === key));
  const choices = useMemo(
    () =>
      index.day.vehicles
        .filter(({ id, isAvailable }) => isAvailable && mayReplan(index.routeOf.get(id)?.state ?? "planned"))
        .map(
          ({ id, name, plate, driver }): Found => ({
            value: id,
            label: name,
            detail: driver?.name ?? plate ?? undefined,
          }),
        ),
    [index],
  );
  const [search, setSearch] = useState("");
  const [to, setTo] = useState<Found | null>(choices.find(({ value }) => value === own?.vehicleId) ?? null);
  const [place, setPlace] = useState("best");
  const ahead = (index.routeOf.get(to?.value ?? "")?.stops ?? []).filter(
    (stop) => stop.state === "planned" && keyOf(stop) !== key,
  );
  const tried = useMemo(() => {
    if (!to) return null;
    const anchor = place === "best" ? null : { kind: "pickup" as const, at: Number(place) };
    return tryMove({ leg, toVehicleId: to.value, anchor });
  }, [to, place, tryMove, leg]);
  const nameOf = (at: number) => {
    const stop = ahead[at];
    return (stop && index.legs.get(keyOf(stop))?.[stop.kind].name) ?? "";
  };
  const choose = (found: Found | null) => {
    setTo(found);
    setPlace("best");
  };
  const off = own ? tryMove({ leg, toVehicleId: null, anchor: null }) : null;
  const shown = choices
    .filter(({ label, detail }) => `${label} ${detail}`.toLowerCase().includes(search.toLowerCase()))
    .slice(0, 50);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={tMove("title", { number: String(leg.number) })}
      description={`${leg.pickup.name} → ${leg.delivery.name}`}
      closeLabel={tCommon("close")}
    >
      <DialogBody>
        <div className="grid gap-4">
          {leg.heldUp && (
            <Notice tone="critical" icon={<TriangleAlertIcon />}>
              <HeldUpRefusal heldUp={leg.heldUp} />
            </Notice>
          )}
          {!leg.heldUp && (
            <>
              <div className="grid gap-1.5">
                <span className="font-medium">{tMove("route")}</span>
                <SearchSelect
                  label={tMove("route")}
                  found={shown}
                  onSearch={setSearch}
                  value={to}
                  onChange={choose}
                  placeholder={tMove("routePlaceholder")}
                  nothing={tMove("nothing")}
                  clearLabel={tMove("clear")}
                />
              </div>
              <NearestVehicles
                leg={leg}
                index={index}
                onChoose={(vehicleId) => choose(choices.find(({ value }) => value === vehicleId) ?? null)}
              />
            </>
          )}
          {to && ahead.length > 0 && (
            <div className="grid gap-1.5">
              <span className="font-medium">{tMove("place")}</span>
              <Select
                label={tMove("place")}
                value={place}
                onChange={setPlace}
                choices={[
                  { value: "best", label: tMove("best") },
                  { value: "0", label: tMove("first") },
                  ...ahead.map((_, at) => ({
                    value: String(at + 1),
                    label: tMove("after", { number: at + 1, name: nameOf(at) }),
                  })),
                ]}
              />
            </div>
          )}
          {tried && (
            <div className="rounded-control bg-sunken p-3" role="status">
              <MoveEffect tried={tried} index={index} />
            </div>
          )}
        </div>
      </DialogBody>
      <DialogActions>
        {off && (
          <Button look="quiet" className="mr-auto" onClick={() => onMove(off)}>
            {t("takeOff")}
          </Button>
        )}
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
        <Button look="primary" disabled={!tried} onClick={() => tried && onMove(tried)}>
          {tMove("confirm")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
