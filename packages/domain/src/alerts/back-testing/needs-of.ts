import { type SQL, sql } from "drizzle-orm";
import type { RuleDefinition } from "../inputs.ts";
import type { TypeLimits } from "../speed-limit-rules.ts";

/** What a back-test has to read for a condition. */
export interface Needs {
  columns: readonly ("heading_ddeg" | "battery_percent" | "ignition" | "ext")[];
  hasVisits: boolean;
  /**
   * What a position shows, by itself, without which the rule stays at rest: then only the stretches around such positions
   * are read. Null where the rule depends on what was long before: everything is read.
   */
  wakes: SQL | null;
}

const nothing = { columns: [], hasVisits: false, wakes: null } as const satisfies Needs;

/** What a rule's condition needs of the past. */
export function needsOf({ condition, scope }: RuleDefinition, typeLimitsMps: TypeLimits): Needs {
  switch (condition.kind) {
    case "speed": {
      const { limit } = condition;
      if (limit.of === "geofence") return { ...nothing, hasVisits: true, wakes: fasterThan(0) };
      if (limit.of === "fixed") return { ...nothing, wakes: fasterThan(limit.limitMps) };
      const types = scope.types.length > 0 ? scope.types : (Object.keys(typeLimitsMps) as (keyof TypeLimits)[]);
      return {
        ...nothing,
        wakes: fasterThan(limit.toleranceMps + Math.min(...types.map((type) => typeLimitsMps[type]))),
      };
    }
    case "battery": {
      return {
        ...nothing,
        columns: ["battery_percent"],
        wakes: sql`p.battery_percent < ${condition.below * 100}::float8`,
      };
    }
    case "ext":
      return {
        ...nothing,
        columns: ["ext"],
        wakes: sql`position(${JSON.stringify(condition.key)}::text in p.ext) > 0`,
      };
    case "harsh":
      return { ...nothing, columns: ["heading_ddeg"] };
    case "tampering":
      return { ...nothing, columns: ["ignition", "ext"] };
    case "fuel_drop":
      return { ...nothing, columns: ["ignition", "ext"] };
    case "visit":
    case "absence":
      return { ...nothing, hasVisits: true };
    case "silence":
    case "distance":
      return nothing;
    default:
      return { ...nothing, columns: ["ignition"] };
  }
}

/** A speed that the device does not tell may follow from two places. */
function fasterThan(limitMps: number): SQL {
  return sql`(p.speed_cmps is null or p.speed_cmps > ${limitMps * 100 - 1}::float8)`;
}
