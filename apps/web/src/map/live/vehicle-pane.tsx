"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { StateMark } from "@cartage/ui/state-mark";
import { LocateFixedIcon, LocateIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Words } from "../../format/words.tsx";
import { VehicleRoute } from "../../routes/progress/vehicle-route.tsx";
import { Link } from "../../shell/link.tsx";
import type { TrackFeatures } from "../history/track-features.ts";
import { states } from "./fleet-columns.ts";
import type { LiveStore } from "./live-store.ts";
import { TodayPanel } from "./today-panel.tsx";
import { useRevision } from "./use-live-store.ts";
import { VehicleFacts } from "./vehicle-facts.tsx";

type VehiclePaneProps = {
  store: LiveStore;
  vehicleId: string;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  onClose: () => void;
  onTrack: (track: TrackFeatures | null) => void;
};

/** One vehicle: what it does now, how well that is known, and its day so far. */
export function VehiclePane({ store, vehicleId, isFollowing, onFollow, onClose, onTrack }: VehiclePaneProps) {
  const t = useTranslations("map.detail");
  const tStates = useTranslations("web.states");
  const tTypes = useTranslations("web.types");
  useRevision(store, 500);
  const slot = store.slotOf(vehicleId);
  const vehicle = store.vehicles[slot];
  if (!vehicle) return null;
  const state = states[store.columns.state[slot] ?? 3] ?? "silent";
  return (
    <section aria-label={t("label", { name: vehicle.name })} className="flex min-h-0 flex-1 flex-col">
      <header className="flex items-start gap-3 px-4 pt-3.5 pb-3">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold text-title tracking-[-0.01em]">{vehicle.name}</h2>
          <p className="truncate text-ink-muted">{[vehicle.plate, tTypes(vehicle.type)].filter(Boolean).join(" · ")}</p>
        </div>
        <button
          type="button"
          aria-label={t("close")}
          onClick={onClose}
          className={buttonClass("quiet", "icon", "-mr-2")}
        >
          <XIcon />
        </button>
      </header>
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3">
        <Badge tone={state} icon={<StateMark state={state} />}>
          {tStates(state)}
        </Badge>
        <Words words={vehicle.tags} />
      </div>
      <div className="flex gap-2 border-line border-b px-4 pb-4">
        <Button
          size="small"
          aria-pressed={isFollowing}
          look={isFollowing ? "primary" : "secondary"}
          onClick={() => onFollow(!isFollowing)}
          className="flex-1"
        >
          {isFollowing ? <LocateFixedIcon /> : <LocateIcon />}
          {isFollowing ? t("following") : t("follow")}
        </Button>
        <Link href={`/vehicles/${vehicleId}?tab=history`} className={buttonClass("secondary", "small", "flex-1")}>
          {t("history")}
        </Link>
        <Link href={`/vehicles/${vehicleId}`} className={buttonClass("secondary", "small", "flex-1")}>
          {t("page")}
        </Link>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2">
        <VehicleFacts store={store} slot={slot} />
        <VehicleRoute vehicleId={vehicleId} />
        <TodayPanel key={vehicleId} vehicleId={vehicleId} onTrack={onTrack} />
      </div>
    </section>
  );
}
