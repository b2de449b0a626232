import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { mergeRuns, type Run } from "./number-runs.ts";
import type { PositionBatch } from "./position-batch.ts";
import type { ReportingDevice } from "./reporting-device.ts";

/** All positions of a device up to the number `through` are committed. */
export interface StoredNumber {
  device: ReportingDevice;
  through: number;
  /** Whether the device was told nothing within the last second: then whoever stored this tells it now. */
  isDue: boolean;
}

// The common case is the next numbers in a row, or none; what it leaves is a beginning, a gap, or what fills one.
const isNext = "state.stored_through = news.run_from - 1 and isempty(state.stored_ahead)";
const isNothingNew = "news.last is null or state.stored_through >= news.last";
const taken = (part: "through" | "ahead" | "gap_since") => `
  (take_numbers((state.stored_through, state.stored_ahead, state.gap_since)::stored_numbers,
    news.numbers::int8multirange, null, news.received_at)).${part}`;
const hear = `
  update device_state as state
     set last_received_at = greatest(state.last_received_at, news.heard_at),
       last_fix_time = greatest(state.last_fix_time, news.fix_time),
       stored_through = case
         when ${isNext} then news.last when ${isNothingNew} then state.stored_through else ${taken("through")}
       end,
       stored_ahead = case when (${isNext}) or ${isNothingNew} then state.stored_ahead else ${taken("ahead")} end,
       gap_since = case when (${isNext}) or ${isNothingNew} then state.gap_since else ${taken("gap_since")} end,
       receipt_at = case
         when news.last is not null and (state.receipt_at is null or state.receipt_at <= now() - interval '1 second') then now()
         else state.receipt_at
       end
    from unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::bigint[], $6::bigint[], $7::text[])
      as news (device_key, received_at, heard_at, fix_time, run_from, last, numbers)
   where state.device_key = news.device_key
  returning state.device_key, state.stored_through, state.receipt_at = now() as is_due`;

interface AdvancedRow {
  device_key: number;
  stored_through: string | null;
  is_due: boolean | null;
}

/** Records when each device of the batch was heard, and which of its numbers are stored now. */
export async function advanceNumbers({ sql }: Session, batch: PositionBatch): Promise<StoredNumber[]> {
  const heard = new ArrayColumns(["int4", "timestamptz", "timestamptz", "timestamptz", "int8", "int8", "text"]);
  for (const { device, receivedAt, newestFixTime, runs } of batch.devices.values()) {
    const merged = mergeRuns(runs);
    const [only] = merged.length === 1 ? merged : [];
    heard.add([
      device.deviceKey,
      receivedAt,
      batch.isPast ? null : receivedAt,
      // a clock ahead of ours must not hide what comes after it
      Math.min(newestFixTime, receivedAt),
      only?.[0] ?? null,
      merged.at(-1)?.[1] ?? null,
      merged.length > 0 ? multirange(merged) : null,
    ]);
  }
  if (heard.count === 0) return [];
  return throughOf(batch, await sql.unsafe<AdvancedRow[]>(hear, heard.parameters(sql), { prepare: true }));
}

/** Of the devices that number their positions. */
function throughOf(batch: PositionBatch, rows: AdvancedRow[]): StoredNumber[] {
  const advanced = new Map(rows.map((row) => [row.device_key, row]));
  return [...batch.devices.values()].flatMap(({ device, runs }) => {
    const { stored_through: through, is_due: isDue } = (runs.length > 0 && advanced.get(device.deviceKey)) || {};
    return through ? [{ device, through: Number(through), isDue: isDue === true }] : [];
  });
}

function multirange(runs: Run[]): string {
  return `{${runs.map(([from, to]) => `[${from},${to}]`).join(",")}}`;
}
