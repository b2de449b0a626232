import type { Database } from "@cartage/db/client";
import { withConnection } from "@cartage/db/session";
import { compileRule } from "@cartage/domain/alerts/evaluating/compile-rule";
import type { CompiledRule } from "@cartage/domain/alerts/evaluating/rule";
import { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { defaultLimitsMps } from "@cartage/domain/alerts/speed-limit-rules";
import { compileFence } from "@cartage/domain/geofences/evaluating/compiled-fence";
import { FenceIndex } from "@cartage/domain/geofences/evaluating/fence-index";
import { storePositions } from "@cartage/domain/tracking/commands/store-positions";
import { createRecentFixes } from "@cartage/domain/tracking/deriving/recent-fixes";
import { createDeriver } from "@cartage/domain/tracking/processes/derive-positions";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import { toRows } from "@cartage/domain/tracking/storing/position-rows";
import type { Device } from "@cartage/testing/factory";
import type postgres from "postgres";
import type { LoggedPosition } from "../tracking/derivation-log.ts";

const dayMs = 86_400_000;
const night = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "22:00", until: "06:00" }];

/** Conditions of each kind about these, with how long they have to hold. */
const conditionsAbout = (geofenceId: string, otherVehicleId: string): [RuleDefinition["condition"], number][] => [
  [{ kind: "speed", limit: { of: "fixed", limitMps: 20, recoverAtMps: 16 } }, 0],
  [{ kind: "speed", limit: { of: "fixed", limitMps: 13 } }, 30],
  [{ kind: "speed", limit: { of: "geofence", toleranceMps: 1 } }, 0],
  [{ kind: "speed", limit: { of: "vehicle_type", toleranceMps: 1 } }, 0],
  [{ kind: "idling" }, 120],
  [{ kind: "harsh", maneuver: "braking", thresholdMps2: 3 }, 0],
  [{ kind: "silence" }, 1_500],
  [{ kind: "battery", below: 0.2, recoverAt: 0.5 }, 0],
  [{ kind: "tampering", signs: ["moved_while_off", "power_cut"] }, 0],
  [{ kind: "fuel_drop", key: "fuel", drop: 5, withinS: 3_600 }, 0],
  [{ kind: "ext", key: "temperature", measured: { is: "above", limit: 8, recoverAt: 2 } }, 0],
  [{ kind: "ext", key: "temperature", measured: { is: "outside", low: -19, high: 19, margin: 0 } }, 0],
  [{ kind: "ext", key: "alarm", measured: { is: "equals", value: "powerCut" } }, 0],
  [{ kind: "unplanned_movement", while: { is: "outside_hours", hours: night }, beyondM: 300 }, 0],
  [{ kind: "unplanned_movement", while: { is: "ignition_off" }, beyondM: 200 }, 0],
  [{ kind: "distance", otherVehicleId, is: "closer", limitM: 700 }, 0],
  [{ kind: "distance", otherVehicleId, is: "farther", limitM: 2_000 }, 0],
  [{ kind: "visit", event: "enter", geofenceIds: [geofenceId] }, 0],
  [{ kind: "visit", event: "leave", geofenceIds: [geofenceId] }, 0],
  [{ kind: "visit", event: "dwell", geofenceIds: [geofenceId] }, 900],
  [{ kind: "visit", event: "dwell", geofenceIds: [geofenceId] }, 0],
  [{ kind: "absence", geofenceIds: [geofenceId], hours: night }, 300],
  [{ kind: "outside_hours", hours: night }, 0],
  [{ kind: "driving_time", drivingS: 900, breakS: 600 }, 0],
  [{ kind: "driving_time", drivingS: 300, breakS: 90 }, 240],
];

interface LiveOptions {
  sql: postgres.Sql;
  /** As cartage_ingest. */
  database: Database;
  organisationId: string;
  vehicleId: string;
  otherVehicleId: string;
  radiusM: number;
  /** Parts of definitions, taken in turn. */
  details: readonly object[];
  /** Epoch ms. */
  now: number;
  validFrom: number;
}

/** A geofence where logs pass, and rules of each kind for one vehicle, in force since a time, with the engine that asks them. */
export async function liveRules(options: LiveOptions) {
  const { sql, database, organisationId, vehicleId, otherVehicleId, details, now, validFrom } = options;
  const { geofenceId, fences } = await drawFence(options);
  const definitions = conditionsAbout(geofenceId, otherVehicleId).map(([condition, holdS], at) => {
    const scope = { all: false, vehicleIds: [vehicleId] };
    return RuleDefinition.parse({
      condition,
      holdS,
      scope,
      severity: "warning",
      timeZone: "UTC",
      ...details[at % details.length],
    });
  });
  const rules: CompiledRule[] = [];
  for (const definition of definitions) {
    const ruleId = crypto.randomUUID();
    await sql`insert into alert_rules (id, organisation_id, name) values (${ruleId}, ${organisationId}, ${ruleId})`;
    const version = { ruleId, validFrom, validUntil: Number.POSITIVE_INFINITY, definition };
    const surroundings = { fence: (id: string, at: number) => fences.fenceAt(id, at) ?? undefined };
    rules.push(compileRule({ ...version, typeLimitsMps: defaultLimitsMps }, surroundings));
  }
  const known = { refresh: async () => {}, fencesOf: () => fences, rulesOf: () => rules };
  const deriver = createDeriver({
    database,
    recent: createRecentFixes(),
    definitions: known,
    retentionDays: 10,
    now: () => now,
    calmMs: 0,
  });
  return {
    rules,
    definitions,
    async derive() {
      while ((await deriver.goOn(10)).vehicles + (await deriver.repairOne()).vehicles > 0);
      await deriver.askByTheClock(10);
    },
    async store(positions: readonly LoggedPosition[], devices: readonly Device[]) {
      const batch = new PositionBatch({ since: now - 9 * dayMs, until: now + dayMs });
      for (const { device, position } of positions) {
        const reporting = devices[device];
        if (!reporting) continue;
        const { id, key, organisationKey } = reporting;
        batch.add({ deviceId: id, deviceKey: key, organisationId, organisationKey }, position, now);
      }
      await withConnection(database, (session) =>
        session.transaction((tx) => storePositions(tx, batch, toRows(batch))),
      );
    },
  };
}

async function drawFence({ sql, organisationId, radiusM, validFrom }: LiveOptions) {
  const geofenceId = crypto.randomUUID();
  const definition = {
    shape: { kind: "circle" as const, lat: 10.775, lon: 106.6, radiusM },
    schedule: null,
    scope: { groupIds: [], tags: [] },
    hysteresisM: 15,
    dwellS: 600,
    speedLimitMps: 10,
  };
  const since = validFrom - 60 * dayMs;
  await sql`insert into geofences (id, organisation_id, name) values (${geofenceId}, ${organisationId}, 'Yard')`;
  await sql`
    insert into geofence_versions (geofence_id, organisation_id, version, valid_from, definition)
    values (${geofenceId}, ${organisationId}, 1, ${new Date(since)}, ${JSON.stringify(definition)}::text::jsonb)`;
  const version = { geofenceId, organisationId, version: 1, validFrom: since, validUntil: null, definition };
  return { geofenceId, fences: new FenceIndex([compileFence(version)]) };
}
