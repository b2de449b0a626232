import type { Session } from "@cartage/db/session";
import { ArrayColumns } from "./array-columns.ts";
import type { DeviceNews, PositionBatch, ReportingDevice } from "./position-batch.ts";

/** All positions of a device up to the number `through` are committed. */
export interface StoredNumber {
  device: ReportingDevice;
  through: number;
}

// The common case: the next numbers in a row, or none.
const hear = `
  update device_state as state
     set last_received_at = greatest(state.last_received_at, to_timestamp(news.received_ms / 1000)),
       last_fix_time = greatest(state.last_fix_time, to_timestamp(news.fix_ms / 1000)),
       stored_through = case
         when state.stored_through = news.run_from - 1 and isempty(state.stored_ahead) then news.run_to
         else state.stored_through
       end
    from unnest($1::int[], $2::float8[], $3::float8[], $4::bigint[], $5::bigint[])
      as news (device_key, received_ms, fix_ms, run_from, run_to)
   where state.device_key = news.device_key
  returning state.device_key, state.stored_through`;

// What the common case left: a beginning, a gap, or what fills one.
const fill = `
  update device_state as state
     set (stored_through, stored_ahead, gap_since) = (
       select numbers.through, numbers.ahead, numbers.gap_since
         from take_numbers((state.stored_through, state.stored_ahead, state.gap_since)::stored_numbers,
           news.numbers::int8multirange, null, to_timestamp(news.received_ms / 1000)) as numbers)
    from unnest($1::int[], $2::float8[], $3::bigint[], $4::text[]) as news (device_key, received_ms, last, numbers)
   where state.device_key = news.device_key
     and (state.stored_through is null or state.stored_through < news.last)
  returning state.device_key, state.stored_through`;

interface AdvancedRow {
  device_key: number;
  stored_through: string | null;
}

/** Records when each device of the batch was heard, and which of its numbers are stored now. */
export async function advanceNumbers({ sql }: Session, batch: PositionBatch): Promise<StoredNumber[]> {
  const heard = new ArrayColumns(5);
  const numbered = new ArrayColumns(4);
  for (const news of batch.devices.values()) {
    const { deviceKey } = news.device;
    const runs = toRuns(news.numbers);
    const [run] = runs;
    const last = runs.at(-1);
    const [from, to] = run && runs.length === 1 ? run : [null, null];
    heard.add([deviceKey, news.receivedAt, newestFix(news), from, to]);
    if (last) numbered.add([deviceKey, news.receivedAt, last[1], multirange(runs)]);
  }
  if (heard.count === 0) return [];
  const ask = (statement: string, columns: ArrayColumns) =>
    sql.unsafe<AdvancedRow[]>(statement, columns.literals, { prepare: true });
  const answers = await Promise.all([ask(hear, heard), ...(numbered.count > 0 ? [ask(fill, numbered)] : [])]);
  return throughOf(batch, answers.flat());
}

/** The last word on each device that numbers its positions. */
function throughOf(batch: PositionBatch, rows: AdvancedRow[]): StoredNumber[] {
  const through = new Map(rows.map((row) => [row.device_key, row.stored_through]));
  return [...batch.devices.values()].flatMap(({ device, numbers }) => {
    const stored = numbers.length > 0 ? through.get(device.deviceKey) : null;
    return stored ? [{ device, through: Number(stored) }] : [];
  });
}

/** A clock ahead of ours must not hide what comes after it. */
function newestFix({ byFixTime, receivedAt }: DeviceNews): number {
  let newest = Number.NEGATIVE_INFINITY;
  for (const fixTime of byFixTime.keys()) if (fixTime > newest) newest = fixTime;
  return Math.min(newest, receivedAt);
}

type Run = [from: number, to: number];

/** Numbers as runs without gaps, rising; both ends belong to the run. */
export function toRuns(numbers: number[]): Run[] {
  const runs: Run[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

function multirange(runs: Run[]): string {
  return `{${runs.map(([from, to]) => `[${from},${to}]`).join(",")}}`;
}
