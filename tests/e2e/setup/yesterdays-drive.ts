import type { Page } from "@playwright/test";
import { expect, readDemo } from "./people.ts";

const dayMs = 86_400_000;
/** The clock of the browsers under test. */
const zoneMs = 7 * 3_600_000;
const metre = 1 / 111_195;
const stepS = 10;

/** Speeds, m/s: a drive of eight minutes, a halt of ten, another drive, and the evening. */
const speeds = [...run(48, 10), ...run(60, 0), ...run(48, 10), ...run(60, 0)];
/** In the first drive one fix is 3 km beside the way. */
const leapsAt = 20;

function run(steps: number, speedMps: number) {
  return Array.from({ length: steps }, () => speedMps);
}

/**
 * A tracker of Northern Freight that nobody simulates tells what it did yesterday at noon: two trips north with a halt between.
 * Settles once they are derived.
 */
export async function yesterdaysDrive(page: Page) {
  const free = (await readDemo()).devices.filter(
    ({ simulated, organisation }) => !simulated && organisation === "Northern Freight",
  );
  const device = free.at(1);
  if (!device) throw new Error("The demonstration leaves devices free in Northern Freight.");
  const { vehicleId } = device;
  const from = Math.floor((Date.now() + zoneMs) / dayMs) * dayMs - zoneMs - dayMs;
  const noon = from + dayMs / 2;
  let metres = 0;
  const data = speeds.map((spd, n) => {
    metres += spd * stepS;
    const lon = n === leapsAt ? 106.23 : 106.2;
    return { t: noon + n * stepS * 1_000, lat: 20.7 + metres * metre, lon, spd, acc: 5, ign: spd > 0 };
  });
  const authorization = `Basic ${btoa(`${device.id}:${device.secret}`)}`;
  const answer = await page.request.post("/api/v1/positions", { headers: { authorization }, data });
  expect(answer.status()).toBe(200);

  const countTrips = async () => {
    const input = encodeURIComponent(JSON.stringify({ vehicleId, from, to: from + dayMs }));
    const { result } = await (await page.request.get(`/api/trpc/history.day?input=${input}`)).json();
    return (result.data.trips as unknown[]).length;
  };
  await expect.poll(countTrips, { timeout: 60_000 }).toBe(2);
  const date = new Date(from + zoneMs).toISOString().slice(0, 10);
  return { vehicleId, vehicle: device.vehicle, date, from, noon, positions: data.length, countTrips };
}
