import type { Session } from "@cartage/db/session";
import type { TripEdits } from "./follow-track.ts";

// One statement, which names the vehicles once: as a rule there is nothing of either.
const readBoth = `
  select vehicle_id, kind, (extract(epoch from at) * 1000)::float8 as at, null::integer as device_key
    from trip_edits
   where vehicle_id = any($1::uuid[]) and removed_at is null
  union all
  select fitting.vehicle_id, 'restored', (extract(epoch from restored.fix_time) * 1000)::float8, restored.device_key
    from restored_positions restored join fittings fitting using (device_key)
   where fitting.vehicle_id = any($1::uuid[])
   order by 1, 3`;

type EditRow = { vehicle_id: string; kind: "join" | "cut" | "restored"; at: number; device_key: number | null };

/** What people changed of vehicles' trips and said of their positions; vehicles where they did nothing are missing. */
export async function readEdits({ sql }: Session, vehicleIds: readonly string[]): Promise<Map<string, TripEdits>> {
  const rows = await sql.unsafe<EditRow[]>(readBoth, [[...vehicleIds]], { prepare: true });
  const edits = new Map<string, TripEdits>();
  for (const [vehicleId, own] of Map.groupBy(rows, ({ vehicle_id }) => vehicle_id)) {
    const timesOf = (kind: EditRow["kind"]) => own.filter((row) => row.kind === kind).map(({ at }) => at);
    const restored = own.filter(({ kind }) => kind === "restored").map(({ device_key, at }) => `${device_key} ${at}`);
    edits.set(vehicleId, {
      joins: timesOf("join"),
      cuts: timesOf("cut"),
      restored: restored.length === 0 ? null : new Set(restored),
    });
  }
  return edits;
}
