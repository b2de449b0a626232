import { toE7 } from "@cartage/telemetry/units";
import type { Fix } from "../tracking/fix.ts";
import type { Evidence, HandOver, OwnStop } from "./day-command.ts";

/** What the driver gathered at a hand-over. Times are this phone's, ms since the epoch. */
export type Gathered = {
  proofId: string;
  at: number;
  counterpart: string;
  evidence: Evidence[];
  fix: Fix | null;
  /** How far this phone's clock is ahead of the server's; null when that is not known. */
  clockOffsetMs: number | null;
  /** Null where the phone cannot tell. */
  device: { id: string; isEmulator: boolean | null; isRooted: boolean | null };
};

/** A hand-over as the server seals it; null where nothing shows that it was. */
export function handOverOf(stop: OwnStop, gathered: Gathered): HandOver | null {
  const { proofId, at, counterpart, evidence, fix, clockOffsetMs, device } = gathered;
  if (evidence.length === 0 && counterpart === "") return null;
  return {
    ...{ proofId, orderId: stop.orderId, stopId: stop.id, kind: stop.kind, counterpart, handedOverAt: at, evidence },
    clockOffsetMs,
    fix: fix && {
      ...{ latE7: toE7(fix.lat), lonE7: toE7(fix.lon), fixTime: fix.at },
      accuracyM: fix.accuracyM === null ? null : Math.round(fix.accuracyM),
    },
    device: { ...device, isMockLocation: fix?.isMocked ?? null },
  };
}
