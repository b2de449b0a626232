import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@cartage/db/migrate";
import { provisionCluster } from "@cartage/db/provision";
import { startPostgres } from "@cartage/local/start-postgres";
import { createFactory, type Device } from "@cartage/testing/factory";
import { roleUrls } from "@cartage/testing/role-urls";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import postgres from "postgres";

/** A Postgres and a broker of its own, because they are about to be ended; Postgres waits for the disk, as in production. */
export async function startFaultSystem({ devices: size }: { devices: number }) {
  const directory = await mkdtemp(join(tmpdir(), "cartage-faults-"));
  let server = await startPostgres({ directory, port: 0 });
  const { port, superuserUrl } = server;
  const urls = roleUrls(superuserUrl, "faults");
  const passwords = { cartage_owner: "cartage", cartage_ingest: "cartage" };
  await provisionCluster({ superuserUrl, database: "faults", passwords });
  await migrate(urls.owner);
  const broker = await startMosquitto();
  const owner = postgres(urls.superuser, { max: 2, onnotice: () => {} });
  const devices = await makeDevices(owner, size);

  return {
    urls,
    broker,
    devices,
    /** Ends Postgres without a checkpoint, as a power cut would. */
    killPostgres: () => server.kill(),
    async restartPostgres() {
      server = await startPostgres({ directory, port });
    },
    async countPositions(): Promise<number> {
      const [row] = await owner<{ stored: number }[]>`select count(*)::int as stored from positions`;
      return row?.stored ?? 0;
    },
    /** Vehicles whose positions wait to be derived. */
    async countUnderived(): Promise<number> {
      const [row] = await owner<{ waiting: number }[]>`
        select count(distinct vehicle_id)::int as waiting from waiting_derivations`;
      return row?.waiting ?? 0;
    },
    /** The most slots that one worker holds. */
    async mostHeld(): Promise<number> {
      const [row] = await owner<{ most: number }[]>`
        select coalesce(max(held), 0)::int as most
          from (select count(*) as held from worker_slots where held_by is not null group by held_by) as each`;
      return row?.most ?? 0;
    },
    /** Lets nobody write positions until the returned function is called. */
    async holdPositions(): Promise<() => Promise<void>> {
      const holding = await owner.reserve();
      await holding`begin`;
      await holding`lock table positions in share mode`;
      return async () => {
        await holding`rollback`;
        holding.release();
      };
    },
    /** Slots whose sessions the broker keeps. */
    async countSessions(): Promise<number> {
      const [row] = await owner<{ kept: number }[]>`select count(*)::int as kept from worker_slots where has_session`;
      return row?.kept ?? 0;
    },
    /** Devices whose numbers are stored without a gap up to the last. */
    async countComplete(through: number): Promise<number> {
      const [row] = await owner<{ complete: number }[]>`
        select count(*)::int as complete from device_state where stored_through = ${through}`;
      return row?.complete ?? 0;
    },
    async [Symbol.asyncDispose]() {
      await owner.end({ timeout: 1 });
      await broker.stop();
      await server.kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function makeDevices(owner: postgres.Sql, size: number): Promise<Device[]> {
  const make = createFactory(owner);
  const { id: organisationId } = await make.organisation();
  const devices: Device[] = [];
  for (let made = 0; made < size; made++) {
    const { id: vehicleId } = await make.vehicle({ organisationId });
    devices.push(await make.device({ organisationId, vehicleId }));
  }
  return devices;
}
