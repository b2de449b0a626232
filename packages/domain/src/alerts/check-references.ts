import { vehicleGroups, vehicles } from "@cartage/db/schema/fleet";
import { geofences } from "@cartage/db/schema/geofences";
import { and, count, inArray, isNull } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";
import type { RuleDefinition } from "./inputs.ts";

/** Throws `rule.unknown_scope`, with the field, where a rule names a group, vehicle or geofence that is not there. */
export async function checkReferences(tx: Transaction, { scope, condition }: RuleDefinition): Promise<void> {
  const { groupIds, vehicleIds } = scope;
  const fences = "geofenceIds" in condition ? condition.geofenceIds : [];
  const others = condition.kind === "distance" ? [condition.otherVehicleId] : [];
  await expectAll("definition.scope.groupIds", groupIds, (ids) =>
    tx.select({ found: count() }).from(vehicleGroups).where(inArray(vehicleGroups.id, ids)),
  );
  const inUse = (ids: string[]) =>
    tx
      .select({ found: count() })
      .from(vehicles)
      .where(and(inArray(vehicles.id, ids), isNull(vehicles.archivedAt)));
  await expectAll("definition.scope.vehicleIds", vehicleIds, inUse);
  await expectAll("definition.condition.otherVehicleId", others, inUse);
  await expectAll("definition.condition.geofenceIds", fences, (ids) =>
    tx
      .select({ found: count() })
      .from(geofences)
      .where(and(inArray(geofences.id, ids), isNull(geofences.archivedAt))),
  );
}

async function expectAll(
  field: string,
  given: readonly string[],
  counting: (ids: string[]) => PromiseLike<{ found: number }[]>,
): Promise<void> {
  const ids = [...new Set(given)];
  if (ids.length === 0) return;
  const [row] = await counting(ids);
  if (row?.found === ids.length) return;
  throw new DomainError("rule.unknown_scope", { fields: { [field]: { code: "rule.unknown_scope" } } });
}
