import { createExportEndpoint } from "@cartage/api/rest/history/export";
import { createWaysEndpoint } from "@cartage/api/rest/history/ways";
import { decodeWays } from "@cartage/telemetry/ways/decode-ways";
import { expect } from "vitest";
import { test } from "../../api/api-test.ts";
import { driveEast, put } from "./positions.ts";

const from = Date.UTC(2026, 10, 20, 8);
const to = from + 3_600_000;

test("a track is exported whole in each format, clean or raw, to who may see it alone", async ({
  as,
  make,
  owner,
  services,
}) => {
  const [organisation, elsewhere] = [await make.organisation(), await make.organisation()];
  const vehicle = await make.vehicle({ organisationId: organisation.id, name: "Xe <7> & co" });
  const device = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
  const drive = driveEast({ from, lastsS: 600 });
  await put(owner, device, [...drive, { at: from + 5_000, lat: 0, lon: 0, verdict: 4 }]);
  const answer = createExportEndpoint({ services });
  const ask = (format: string, sessionId: string | null, track = "clean") => {
    const query = new URLSearchParams({ vehicleId: vehicle.id, from: `${from}`, to: `${to}`, format, track });
    return answer(new Request(`https://cartage.example/api/history/export?${query}`), sessionId);
  };
  const { sessionId } = await as.viewer(organisation);
  const gpx = await (await ask("gpx", sessionId)).text();
  expect(gpx.match(/<trkpt /g)).toHaveLength(drive.length);
  expect(gpx).toContain("<name>Xe &lt;7&gt; &amp; co</name>");
  const geojson = JSON.parse(await (await ask("geojson", sessionId, "raw")).text());
  expect(geojson.features).toHaveLength(drive.length + 1);
  expect(geojson.features[1].properties.verdict).toBe("jump");
  const csv = await (await ask("csv", sessionId)).text();
  expect(csv.trim().split("\r\n")).toHaveLength(drive.length + 1);

  expect((await ask("csv", null)).status).toBe(401);
  expect((await ask("csv", (await as.viewer(elsewhere)).sessionId)).status).toBe(404);
  expect((await ask("csv", (await as.driver(organisation)).sessionId)).status).toBe(403);
  expect((await ask("pdf", sessionId)).status).toBe(400);
});

test("ways are told simplified, to who may see them alone", async ({ as, make, owner, services }) => {
  const [organisation, elsewhere] = [await make.organisation(), await make.organisation()];
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  const device = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
  await put(owner, device, driveEast({ from, lastsS: 3_600 }));
  const answer = createWaysEndpoint({ services });
  const ask = async (sessionId: string | null, of: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...of, from: `${from}`, to: `${to}`, toleranceM: "100" });
    return answer(new Request(`https://cartage.example/api/history/ways?${query}`), sessionId);
  };
  const { sessionId } = await as.viewer(organisation);
  const answered = await ask(sessionId);
  expect(answered.status).toBe(200);
  const ways = decodeWays(new Uint8Array(await answered.arrayBuffer()));
  expect(ways.map(({ vehicleId, times }) => [vehicleId, times.length])).toEqual([[vehicle.id, 2]]);
  const theirs = (await as.viewer(elsewhere)).sessionId;
  expect(decodeWays(new Uint8Array(await (await ask(theirs)).arrayBuffer()))).toEqual([]);
  expect((await ask(theirs, { vehicleId: vehicle.id })).status).toBe(404);
  expect((await ask(null)).status).toBe(401);
});
