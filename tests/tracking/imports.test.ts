import { createImportEndpoint } from "@cartage/api/rest/imports";
import type { Actor } from "@cartage/domain/actor";
import { processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { runAs } from "@cartage/domain/run-as";
import { importHistory, type ReadFile } from "@cartage/domain/tracking/processes/import-history";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { readInThread } from "@cartage/jobs/files/read-in-thread";
import type { Organisation } from "@cartage/testing/factory";
import { expect } from "vitest";
import { test as withApi } from "../api/api-test.ts";

type Upload = (
  actor: Actor | null,
  given: { deviceId?: string; fileName?: string },
  content: string,
) => Promise<Response>;
type RunAsProcess = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

const test = withApi.extend<{ $file: { upload: Upload; runAsProcess: RunAsProcess } }>({
  upload: [
    async ({ services }, use) => {
      const answer = createImportEndpoint({ services });
      await use((actor, given, body) => {
        const query = new URLSearchParams(given).toString();
        const request = new Request(`https://cartage.example/api/imports?${query}`, { method: "POST", body });
        return answer(request, { sessionId: actor?.sessionId ?? null, address: null });
      });
    },
    { scope: "file" },
  ],
  runAsProcess: [
    async ({ platform, clock }, use) =>
      use((work) => runAs(platform, { actor: processActor("jobs"), now: clock.now, requestId: "r" }, work)),
    { scope: "file" },
  ],
});

const days = createPositionDays({ retentionDays: 30, now: Date.now });
const hourMs = 3_600_000;

/** A drive of one fix a second that ended an hour ago. */
function drive(fixes: number): string {
  const start = Date.now() - hourMs - fixes * 1000;
  const rows = Array.from({ length: fixes }, (_, at) => `${start + at * 1000},${21 + at / 1e5},105.8,36`);
  return ["time,lat,lon,speed_kmh", ...rows].join("\n");
}

async function fleetOf(make: { organisation(): Promise<Organisation> }) {
  return make.organisation();
}

test("a file is kept, read in a thread of its own and stored batch by batch; again changes nothing", async ({
  make,
  as,
  api,
  upload,
  runAsProcess,
  owner,
}) => {
  const organisation = await fleetOf(make);
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  const device = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
  const administrator = await as.organisationAdministrator(organisation);
  const old = Date.now() - 40 * 24 * hourMs;
  const content = `${drive(2_500)}\n${old},21,105,36\n,21,105,36\n${old},nowhere,105,36`;

  const kept = await upload(administrator, { deviceId: device.id, fileName: "drive.csv" }, content);
  expect(kept.status).toBe(200);
  const { importId } = (await kept.json()) as { importId: string };
  const again = await upload(administrator, { deviceId: device.id, fileName: "drive again.csv" }, content);
  expect(await again.json()).toEqual({ importId });
  expect(
    await owner.sql`select body from outbox where type = 'history_import.requested' and organisation_id = ${organisation.id}`,
  ).toHaveLength(1);

  await importHistory(runAsProcess, { importId, days, read: readInThread, batch: 1_000 });

  const { tracking, fleet } = api(administrator);
  const [listed] = (await tracking.imports.list({})).items;
  expect(listed).toMatchObject({
    ...{ id: importId, state: "done", format: "CSV", fileName: "drive.csv" },
    ...{ total: 2_501, done: 2_501, written: 2_501, outside: 1, refusal: null, firstFixTime: old },
    leftOut: {
      no_time: { times: 1, firstAt: { element: 2_502 } },
      no_place: { times: 1, firstAt: { element: 2_503 } },
    },
  });
  const [stored] = await owner.sql`
    select count(*)::int as count, min(speed_cmps) as speed from positions where device_key = ${device.key}`;
  expect(stored).toEqual({ count: 2_500, speed: 1_000 });
  expect(await owner.sql`select 1 from positions_outside where device_key = ${device.key}`).toHaveLength(1);
  expect(await owner.sql`select 1 from history_import_parts where import_id = ${importId}`).toHaveLength(0);
  // a file says nothing of when its device was heard, but moves its vehicle where nothing newer is known
  expect(await fleet.devices.get({ deviceId: device.id })).toMatchObject({ lastMessageAt: null });
  const [state] = await owner.sql`select lat_e7 from vehicle_state where vehicle_id = ${vehicle.id}`;
  expect(state).toEqual({ lat_e7: 210_249_900 });

  const third = (await (await upload(administrator, { deviceId: device.id, fileName: "x" }, content)).json()) as {
    importId: string;
  };
  await importHistory(runAsProcess, { importId: third.importId, days, read: readInThread });
  expect((await tracking.imports.list({})).items[0]).toMatchObject({ state: "done", done: 2_501, written: 0 });
});

test("interrupted between any two batches it goes on behind the last one; stopped, it stays as it is", async ({
  make,
  as,
  api,
  upload,
  runAsProcess,
  owner,
}) => {
  const organisation = await fleetOf(make);
  const device = await make.device({ organisationId: organisation.id });
  const administrator = await as.organisationAdministrator(organisation);
  const { tracking } = api(administrator);
  const ask = async (fixes: number) =>
    (await (await upload(administrator, { deviceId: device.id, fileName: "f" }, drive(fixes))).json()) as {
      importId: string;
    };
  let batches = 0;
  const failing: RunAsProcess = (work) => {
    batches += 1;
    if (batches % 4 === 0) throw new Error("Postgres is away");
    return runAsProcess(work);
  };

  const { importId } = await ask(600);
  let tries = 0;
  for (let isDone = false; !isDone; tries++)
    isDone = await importHistory(failing, { importId, days, read: readInThread, batch: 100 }).then(
      () => true,
      () => false,
    );
  expect(tries).toBeGreaterThan(2);
  expect((await tracking.imports.list({})).items[0]).toMatchObject({ state: "done", done: 600, written: 600 });
  expect(await owner.sql`select 1 from positions where device_key = ${device.key}`).toHaveLength(600);

  const stopped = await ask(700);
  const readAndStop = async (content: Uint8Array): Promise<ReadFile> => {
    const file = await readInThread(content);
    await tracking.imports.stop({ importId: stopped.importId });
    return file;
  };
  await importHistory(runAsProcess, { importId: stopped.importId, days, read: readAndStop });
  expect((await tracking.imports.list({})).items[0]).toMatchObject({ state: "stopped", done: 0 });
});

test("a file of another kind is refused at once by its beginning, else when it is read, with the reason and the place", async ({
  make,
  as,
  api,
  upload,
  runAsProcess,
}) => {
  const organisation = await fleetOf(make);
  const device = await make.device({ organisationId: organisation.id });
  const administrator = await as.organisationAdministrator(organisation);
  const given = { deviceId: device.id, fileName: "x.gpx" };

  const page = await upload(administrator, given, "<!doctype html>\n<html></html>");
  expect([page.status, await page.json()]).toEqual([
    422,
    expect.objectContaining({
      code: "import.unreadable",
      refusal: { reason: "other_xml", place: { line: 2 }, found: "<html>" },
    }),
  ]);
  expect((await upload(administrator, given, "")).status).toBe(422);

  const cut = await upload(administrator, given, "<gpx>\n<trk><trkseg>\n<trkpt lat='1' lon='2'>");
  const { importId } = (await cut.json()) as { importId: string };
  await importHistory(runAsProcess, { importId, days, read: readInThread });
  expect((await api(administrator).tracking.imports.list({})).items).toMatchObject([
    { state: "refused", done: 0, refusal: { reason: "broken_xml", place: { line: 3 } } },
  ]);
});

test("who may not import, another's device, too many and too much are refused", async ({ make, as, upload }) => {
  const [organisation, elsewhere] = [await fleetOf(make), await fleetOf(make)];
  const device = await make.device({ organisationId: organisation.id });
  const theirs = await make.device({ organisationId: elsewhere.id });
  const administrator = await as.organisationAdministrator(organisation);
  const statusOf = async (actor: Actor | null, deviceId: string | undefined, content = drive(1)) =>
    (await upload(actor, { ...(deviceId && { deviceId }), fileName: "f.csv" }, content)).status;

  expect(await statusOf(null, device.id)).toBe(401);
  for (const actor of [await as.dispatcher(organisation), await as.viewer(organisation), await as.maintainer()])
    expect(await statusOf(actor, device.id)).toBe(403);
  expect(await statusOf(administrator, theirs.id)).toBe(404);
  expect(await statusOf(administrator, undefined)).toBe(400);
  expect(await statusOf(administrator, device.id, "x".repeat(50_000_001))).toBe(413);
  for (let fixes = 1; fixes <= 5; fixes++) expect(await statusOf(administrator, device.id, drive(fixes))).toBe(200);
  expect(await statusOf(administrator, device.id, drive(6))).toBe(429);
});
