import type { Session } from "@cartage/db/session";
import { mostAgeMs } from "../../alerts/evaluating/conditions/distance.ts";
import { createNeighbours } from "../../alerts/evaluating/neighbours.ts";
import type { CompiledRule } from "../../alerts/evaluating/rule.ts";
import { type DerivationState, openSince, type StoredFix, type World } from "./derivation.ts";
import { instantOf, readAllFixes } from "./read-fixes.ts";
import { readVehicles } from "./read-vehicles.ts";

/** Where other vehicles were, for the rules of one that look at them. */
export interface Neighbours {
  /** Reads where they were for what fixes show after a state: accepted positions, derived already or not. */
  read(state: DerivationState, fixes: readonly StoredFix[]): Promise<void>;
  at: NonNullable<World["neighbours"]>;
}

type LookingRule = CompiledRule & Required<Pick<CompiledRule, "looksAt">>;

// an organisation's rules are the same array until one changes
const looking = new WeakMap<readonly CompiledRule[], LookingRule[]>();

function lookingRulesOf(rules: readonly CompiledRule[]): LookingRule[] {
  const known = looking.get(rules) ?? rules.filter((rule): rule is LookingRule => rule.looksAt !== undefined);
  looking.set(rules, known);
  return known;
}

/** Null where no rule of the vehicle looks at another. */
export function openNeighbours(
  session: Session,
  organisationKey: number,
  { rules, vehicle }: Pick<World, "rules" | "vehicle">,
): Neighbours | null {
  const lookedAt = new Set(
    lookingRulesOf(rules)
      .filter((rule) => rule.looksAt !== vehicle.vehicleId && rule.isFor(vehicle))
      .map(({ looksAt }) => looksAt),
  );
  if (lookedAt.size === 0) return null;
  let known = createNeighbours();
  return {
    at: (vehicleId, time) => known.at(time)(vehicleId),
    async read(state, fixes) {
      known = createNeighbours();
      const [first, last] = [fixes[0]?.fix.time, fixes.at(-1)?.fix.time];
      if (first === undefined || last === undefined) return;
      const span = { from: Math.min(first, openSince(state)) - mostAgeMs, until: last };
      for (const vehicleId of lookedAt) {
        const fixes = await readAllFixes(session, { vehicleId, organisationKey, ...span });
        known.tell(
          vehicleId,
          fixes.filter(({ verdict }) => verdict === "accepted").map(({ fix }) => fix),
        );
      }
    },
  };
}

/** A vehicle of which something was derived, and the fix times of that, epoch ms. */
export interface ChangedVehicle {
  vehicleId: string;
  organisationId: string;
  since: number;
  until: number;
}

/**
 * Marks the vehicles whose rules look at these. All of them, however far they are derived: one may be under way in a
 * transaction that does not see what changed. Whoever claims a mark that is newer than what is derived drops it.
 */
export async function markLookers(
  session: Session,
  changed: readonly ChangedVehicle[],
  rulesOf: (organisationId: string) => readonly CompiledRule[],
): Promise<void> {
  for (const { vehicleId, organisationId, since, until } of changed) {
    const rules = lookingRulesOf(rulesOf(organisationId)).filter(({ looksAt }) => looksAt === vehicleId);
    if (rules.length === 0) continue;
    const vehicles = await readVehicles(session, { organisationId });
    const lookers = [...vehicles.values()].filter(
      (vehicle) => vehicle.vehicleId !== vehicleId && rules.some((rule) => rule.isFor(vehicle)),
    );
    await session.sql`
      insert into derivation_marks (organisation_id, vehicle_id, since, until, by_neighbour)
      select ${organisationId}, looker::uuid, ${instantOf(since)}::timestamptz, ${instantOf(until + mostAgeMs)}::timestamptz, true
        from unnest(${lookers.map((vehicle) => vehicle.vehicleId)}::text[]) as looker`;
  }
}
