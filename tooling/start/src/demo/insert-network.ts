import type { Session } from "@cartage/db/session";
import { demoNetwork } from "./network.ts";
import type { DemoUser } from "./people.ts";

const openingSpans = [
  { days: [1, 2, 3, 4, 5, 6], from: "05:00", until: "22:00" },
  { days: [7], from: "06:00", until: "12:00" },
];
const workingHours = {
  timeZone: "Asia/Ho_Chi_Minh",
  spans: [{ days: [1, 2, 3, 4, 5, 6], from: "06:00", until: "15:00" }],
};

/** Writes the demonstration's hubs and lanes; what is there already stays. */
export async function insertNetwork({ sql }: Pick<Session, "sql">, since: string): Promise<void> {
  const { hubs, lanes } = demoNetwork();
  const rows = hubs.map(({ id, organisationId, code, name, kind, address, lat, lon, isCityEdge }) => ({
    id,
    organisation_id: organisationId,
    code,
    name,
    kind,
    address,
    lat_e7: Math.round(lat * 1e7),
    lon_e7: Math.round(lon * 1e7),
    time_zone: "Asia/Ho_Chi_Minh",
    opening_spans: kind === "depot" ? null : JSON.stringify(openingSpans),
    capacity_pallets: kind === "cross_dock" ? 240 : 1_800,
    is_city_edge: isCityEdge,
    state_changed_at: since,
    created_at: since,
  }));
  const inserted = await sql<{ id: string }[]>`
    insert into hubs ${sql(rows)} on conflict do nothing returning id`;
  const isNew = new Set(inserted.map(({ id }) => id));
  const between = lanes.filter(({ fromHubId, toHubId }) => isNew.has(fromHubId) && isNew.has(toHubId));
  const laneRows = between.map(({ id, organisationId, fromHubId, toHubId, distanceM, durationS }) => ({
    id,
    organisation_id: organisationId,
    from_hub_id: fromHubId,
    to_hub_id: toHubId,
    distance_m: distanceM,
    duration_s: durationS,
    created_at: since,
  }));
  if (laneRows.length > 0) await sql`insert into lanes ${sql(laneRows)} on conflict do nothing`;
  const closed = hubs.filter(({ id, isUnderRepair }) => isUnderRepair && isNew.has(id)).map(({ id }) => id);
  await sql`
    update hubs set state = 'maintenance', state_reason = 'Sửa sàn nâng', version = 2 where id = any (${closed})`;
}

/** What the demonstration's drivers may drive, and when they work. */
export async function insertDrivers({ sql }: Pick<Session, "sql">, users: readonly DemoUser[], since: string) {
  const rows = users
    .filter(({ role }) => role === "driver")
    .map(({ id, organisationId }) => ({
      user_id: id,
      organisation_id: organisationId,
      licence_classes: ["B", "C", "CE"],
      licence_ends_on: "2031-06-30",
      skills: ["cold chain", "tail lift"],
      working_hours: JSON.stringify(workingHours),
      changed_at: since,
    }));
  await sql`insert into drivers ${sql(rows)} on conflict do nothing`;
}
