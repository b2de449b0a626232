import type { Session } from "@cartage/db/session";
import { stretchMs } from "../../tracking/deriving/stretch.ts";
import type { Fold } from "./fold-vehicle.ts";
import { quickDays } from "./quick-days.ts";
import { type KnownMotion, type ReadMotion, readMotions } from "./read-motions.ts";
import type { KnownStretch } from "./read-past.ts";
import { readSpeeds } from "./read-speeds.ts";
import { stepMotion } from "./step-motion.ts";
import type { BackTested, Trial } from "./trial.ts";
import { dayOf } from "./way-of-day.ts";

const nothing: ReadMotion = { motions: new Map(), days: new Map() };

/** Reads how a vehicle moved, and when it told so; `endsAt`: from there on something waits to be derived. */
export async function readMotionAhead(
  session: Session,
  organisationKey: number,
  { vehicle, past, trial, endsAt }: Pick<BackTested, "vehicle" | "past" | "trial"> & { endsAt: number },
): Promise<ReadMotion> {
  const { asksMotion } = trial;
  const [fitted, ...others] = vehicle.fittings;
  if (!asksMotion || trial.isWhole || !fitted || others.length > 0) return nothing;
  const motions = await readMotions(session, vehicle.vehicleId, trial.from);
  const asks = ({ from }: KnownStretch) => holds(motions.get(from), asksMotion);
  const days = quickDays(vehicle, past, { asks, endsAt, isWhole: true });
  return { motions, days: await readSpeeds(session, { organisationKey, deviceKey: fitted.deviceKey }, days) };
}

const holds = (known: KnownMotion | undefined, { motion }: NonNullable<Trial["asksMotion"]>) =>
  known !== undefined && (known.motion === motion || known.changes.some((change) => change.motion === motion));

/**
 * Shows a rule on motion one stretch after the other without the derivation, by what the derivation kept of them, where a
 * single device told them; answers whether it did.
 */
export function openShowMotion({ vehicle, world, trial, moved, onEffects }: BackTested, fold: Fold) {
  const { asksMotion, rule } = trial;
  const gapAfterMs = world.thresholds.gapAfterS * 1_000;
  return async ({ from }: KnownStretch): Promise<boolean> => {
    const known = moved.motions.get(from);
    if (!asksMotion || !known || fold.isOpen) return false;
    const until = from + stretchMs;
    if (fold.ruleState !== undefined || holds(known, asksMotion)) {
      const day = moved.days.get(dayOf(from));
      if (!day) return false;
      const about = { day, from, until, known, rule, asksMotion, vehicle, gapAfterMs, onEffects };
      fold.ruleState = stepMotion(about, fold.ruleState);
    }
    fold.showedUntil(until - 1);
    fold.pause();
    return true;
  };
}
