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

// The common case: the next numbers in a row, or none.
const hear = `
  update device_state as state
     set last_received_at = greatest(state.last_received_at, news.received_at),
       last_fix_time = greatest(state.last_fix_time, news.fix_time),
       stored_through = case
         when state.stored_through = news.run_from - 1 and isempty(state.stored_ahead) then news.run_to
         else state.stored_through
       end,
       receipt_at = case
         when news.is_numbered and (state.receipt_at is null or state.receipt_at <= now() - interval '1 second') then now()
         else state.receipt_at
       end
    from unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::bigint[], $5::bigint[], $6::boolean[])
      as news (device_key, received_at, fix_time, run_from, run_to, is_numbered)
   where state.device_key = news.device_key
  returning state.device_key, state.stored_through, state.receipt_at = now() as is_due`;

// What the common case left: a beginning, a gap, or what fills one.
const fill = `
  update device_state as state
     set (stored_through, stored_ahead, gap_since) = (
       select numbers.through, numbers.ahead, numbers.gap_since
         from take_numbers((state.stored_through, state.stored_ahead, state.gap_since)::stored_numbers,
           news.numbers::int8multirange, null, news.received_at) as numbers)
    from unnest($1::int[], $2::timestamptz[], $3::bigint[], $4::text[]) as news (device_key, received_at, last, numbers)
   where state.device_key = news.device_key
     and (state.stored_through is null or state.stored_through < news.last)
  returning state.device_key, state.stored_through, state.receipt_at = now() as is_due`;

interface AdvancedRow {
  device_key: number;
  stored_through: string | null;
  is_due: boolean | null;
}

/** Records when each device of the batch was heard, and which of its numbers are stored now. */
export async function advanceNumbers({ sql }: Session, batch: PositionBatch): Promise<StoredNumber[]> {
  const heard = new ArrayColumns(["int4", "timestamptz", "timestamptz", "int8", "int8", "bool"]);
  const numbered = new ArrayColumns(["int4", "timestamptz", "int8", "text"]);
  for (const { device, receivedAt, newestFixTime, runs } of batch.devices.values()) {
    const { deviceKey } = device;
    const merged = mergeRuns(runs);
    const [run] = merged;
    const last = merged.at(-1);
    const [from, to] = run && merged.length === 1 ? run : [null, null];
    // a clock ahead of ours must not hide what comes after it
    heard.add([
      deviceKey,
      batch.isPast ? null : receivedAt,
      Math.min(newestFixTime, receivedAt),
      from,
      to,
      last !== undefined,
    ]);
    if (last) numbered.add([deviceKey, receivedAt, last[1], multirange(merged)]);
  }
  if (heard.count === 0) return [];
  const ask = (statement: string, columns: ArrayColumns) =>
    sql.unsafe<AdvancedRow[]>(statement, columns.parameters(sql), { prepare: true });
  const answers = await Promise.all([ask(hear, heard), ...(numbered.count > 0 ? [ask(fill, numbered)] : [])]);
  return throughOf(batch, answers.flat());
}

/** The last word on each device that numbers its positions. */
function throughOf(batch: PositionBatch, rows: AdvancedRow[]): StoredNumber[] {
  const last = new Map(rows.map((row) => [row.device_key, row]));
  return [...batch.devices.values()].flatMap(({ device, runs }) => {
    const { stored_through: through, is_due: isDue } = (runs.length > 0 && last.get(device.deviceKey)) || {};
    return through ? [{ device, through: Number(through), isDue: isDue === true }] : [];
  });
}

function multirange(runs: Run[]): string {
  return `{${runs.map(([from, to]) => `[${from},${to}]`).join(",")}}`;
}
