import { expect } from "vitest";
import { test } from "../../api/api-test.ts";
import { driveEast, put } from "./positions.ts";

const from = Date.UTC(2026, 10, 20, 8);
const to = from + 3_600_000;

test("a link shows the way and nothing else, counts who came, and ends when it is revoked or expires", async ({
  api,
  as,
  make,
  owner,
  clock,
}) => {
  const organisation = await make.organisation();
  const dispatcher = await as.dispatcher(organisation);
  const organisationId = organisation.id;
  const vehicle = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  await put(owner, device, driveEast({ from, lastsS: 3_600 }));
  const { shares } = api(dispatcher).history;
  const asked = { vehicleId: vehicle.id, from, to, expiresInH: 1, hidesEndsM: 0 };
  const exact = await shares.create({ ...asked, blurM: 0, note: "Lane 7" });
  const blurred = await shares.create({ ...asked, blurM: 1000, hidesEndsM: 500 });

  const stranger = api(null).history.shares;
  const shown = await stranger.open({ token: exact.token });
  expect(Object.keys(shown).sort()).toEqual(
    ["blurM", "expiresAt", "from", "hidesEndsM", "note", "organisationName", "until", "way"].sort(),
  );
  expect(shown.way.latE7[0]).toBe(210_285_000);
  const vague = await stranger.open({ token: blurred.token });
  expect(await stranger.open({ token: blurred.token })).toEqual(vague);
  expect(vague.way.latE7).not.toContain(210_285_000);
  expect(vague.way.times.every((time) => time % 300_000 === 0)).toBe(true);

  const listed = await shares.list({ vehicleId: vehicle.id });
  expect(listed.items.map(({ views, viewers }) => [views, viewers])).toEqual([
    [2, 1],
    [1, 1],
  ]);
  await shares.revoke({ trackShareId: exact.trackShareId });
  await expect(stranger.open({ token: exact.token })).rejects.toMatchObject({ code: "NOT_FOUND" });
  clock.forward(3_600_001);
  await expect(stranger.open({ token: blurred.token })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("who drove through an area between two fixes was there, with when", async ({ api, as, make, owner }) => {
  const organisation = await make.organisation();
  const dispatcher = await as.dispatcher(organisation);
  const organisationId = organisation.id;
  const [through, past] = await Promise.all([make.vehicle({ organisationId }), make.vehicle({ organisationId })]);
  const fix = (minute: number, lat: number, lon: number, verdict = 0) => ({
    at: from + minute * 60_000,
    lat,
    lon,
    verdict,
  });
  const drive = [fix(0, 10, 19.9), fix(4, 10, 20.1), fix(5, 10, 20.2)];
  await put(owner, await make.device({ organisationId, vehicleId: through.id }), drive);
  // a leap into the area that screening doubted
  const beside = [fix(0, 10.2, 19.9), fix(1, 10, 20, 4), fix(4, 10.2, 20.1)];
  await put(owner, await make.device({ organisationId, vehicleId: past.id }), beside);
  const circle = { lat: 10, lon: 20, radiusM: 1_000 };
  const found = await api(dispatcher).history.presence({ within: { circle }, from, to });
  expect(found.map(({ vehicleId }) => vehicleId)).toEqual([through.id]);
  expect(found[0]?.stays).toMatchObject([{ isFromBefore: false, isBeyond: false }]);
  const middle = ((found[0]?.stays[0]?.enteredAt ?? 0) + (found[0]?.stays[0]?.leftAt ?? 0)) / 2;
  expect(Math.abs(middle - (from + 120_000))).toBeLessThan(1_000);
});

test("a geofence is an area too, for who sees it, as far as it is no wider than one", async ({
  api,
  as,
  make,
  owner,
}) => {
  const organisation = await make.organisation();
  const { history, geofences } = api(await as.dispatcher(organisation));
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  const device = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
  await put(owner, device, [
    { at: from, lat: 10, lon: 19.99 },
    { at: from + 240_000, lat: 10, lon: 20.01 },
  ]);
  const corridor = (lat: number, halfWidthM: number) => ({
    kind: "corridor" as const,
    line: [
      [20, lat - 0.1],
      [20, lat + 0.1],
    ] as [number, number][],
    halfWidthM,
  });
  const within = async (shape: Parameters<typeof geofences.create>[0]["definition"]["shape"]) =>
    geofences.create({ name: crypto.randomUUID(), definition: { shape } });
  const crossed = await within(corridor(10, 100));
  const [found, ...others] = await history.presence({ within: crossed, from, to });
  expect([found?.vehicleId, others]).toEqual([vehicle.id, []]);
  const [stay] = found?.stays ?? [];
  // 200 m of the 2,190 m between its two positions
  expect((stay?.leftAt ?? 0) - (stay?.enteredAt ?? 0)).toBeCloseTo(21_918, -3);

  expect(await history.presence({ within: await within(corridor(11, 100)), from, to })).toEqual([]);
  const wide = await within({ kind: "circle", lat: 10, lon: 20, radiusM: 200_000 });
  await expect(history.presence({ within: wide, from, to })).rejects.toMatchObject({
    cause: { code: "presence.area_too_wide" },
  });
  const elsewhere = api(await as.dispatcher(await make.organisation())).history;
  await expect(elsewhere.presence({ within: crossed, from, to })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
