import { withConnection } from "@cartage/db/session";
import { storePositions } from "@cartage/domain/tracking/commands/store-positions";
import { createRecentFixes } from "@cartage/domain/tracking/deriving/recent-fixes";
import { createDeriver, type Deriver } from "@cartage/domain/tracking/processes/derive-positions";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import { toRows } from "@cartage/domain/tracking/storing/position-rows";
import type { Position } from "@cartage/telemetry/position";
import type { Device } from "@cartage/testing/factory";
import { followDefinitions } from "@cartage/worker/deriving/definitions";
import { test as base } from "../api/api-test.ts";

/** When, epoch ms, and what is special about a position; the rest is a vehicle that stands somewhere. */
export type Told = Partial<Position> & { fixTime: number };

export interface Deriving {
  /** Two workers, each with geofences and rules of its own in memory, on the test's clock. */
  workers: [Deriver, Deriver];
  /** Stores positions as a worker does, which marks the vehicle. */
  store(device: Device, told: Told[]): Promise<void>;
  /** Derives all that waits. */
  derive(): Promise<void>;
  alertsOf(vehicleId: string): Promise<AlertRow[]>;
  /** What was told of alerts of a vehicle, in order. */
  newsOf(vehicleId: string): Promise<string[]>;
}

interface AlertRow {
  id: string;
  began: number;
  settled: number;
  recovered: number | null;
  value: number;
  state: string;
  byClock: boolean;
  retracted: boolean;
}

const still = {
  latE7: 107_750_000,
  lonE7: 1_066_000_000,
  seq: null,
  altitudeM: null,
  speedMps: null,
  headingDeg: null,
  accuracyM: 8,
  battery: null,
  ignition: null,
  odometerM: null,
  ext: null,
};

export const test = base.extend<{ deriving: Deriving }>({
  deriving: async ({ ingest, owner, clock, services: { log } }, use) => {
    const now = () => clock.now().getTime();
    const definitions = [0, 1].map(() => followDefinitions({ database: ingest, retentionDays: 30, log }));
    const [first, second] = definitions.map((known) =>
      createDeriver({
        database: ingest,
        recent: createRecentFixes(),
        definitions: known,
        retentionDays: 30,
        now,
      }),
    );
    if (!first || !second) throw new Error("There are two workers.");
    const days = createPositionDays({ retentionDays: 30, now });
    await use({
      workers: [first, second],
      async store({ id, key, organisationId, organisationKey }, told) {
        const batch = new PositionBatch(await days.kept(async () => new Map()));
        const reporting = { deviceId: id, deviceKey: key, organisationId, organisationKey };
        for (const position of told) batch.add(reporting, { ...still, ...position }, now());
        await withConnection(ingest, async (session) => {
          await days.open(session, batch);
          await session.transaction((tx) => storePositions(tx, batch, toRows(batch)));
        });
      },
      async derive() {
        while ((await first.goOn(100)).vehicles + (await first.repairOne()).vehicles > 0);
      },
      alertsOf: (vehicleId) => owner.sql<AlertRow[]>`
        select id, ${ms("began_at")} as began, ${ms("settled_at")} as settled, ${ms("recovered_at")} as recovered, value, state,
               is_by_clock as "byClock", retracted_at is not null as retracted
          from alerts where vehicle_id = ${vehicleId} order by began_at`,
      async newsOf(vehicleId) {
        const rows = await owner.sql<{ type: string }[]>`
          select type from outbox where body ->> 'vehicleId' = ${vehicleId} and type like 'alert.%' order by id`;
        return rows.map(({ type }) => type);
      },
    });
    for (const known of definitions) await known.stop();

    function ms(column: string) {
      return owner.sql`(extract(epoch from ${owner.sql(column)}) * 1000)::float8`;
    }
  },
});
