import type { Session } from "@cartage/db/session";
import { ArrayColumns } from "./array-columns.ts";
import type { PositionBatch, ReportingDevice } from "./position-batch.ts";

/** All positions of a device up to the number `through` are committed. */
export interface StoredNumber {
  device: ReportingDevice;
  through: number;
}

// The common case, the next numbers in a row, needs no function call.
const advance = `
  update device_state as state
     set last_received_at = greatest(state.last_received_at, to_timestamp(news.received_ms / 1000)),
       last_fix_time = greatest(state.last_fix_time, to_timestamp(news.fix_ms / 1000)),
       (stored_through, stored_ahead, gap_since) = (
         select numbers.through, numbers.ahead, numbers.gap_since
           from (
             select (case
               when news.numbers is null
                 then (state.stored_through, state.stored_ahead, state.gap_since)::stored_numbers
               when isempty(state.stored_ahead) and lower(news.numbers) = state.stored_through + 1 and news.is_run
                 then (upper(news.numbers) - 1, '{}', null)::stored_numbers
               else take_numbers((state.stored_through, state.stored_ahead, state.gap_since)::stored_numbers,
                 news.numbers, null, to_timestamp(news.received_ms / 1000))
             end).*
           ) as numbers
       )
    from unnest($1::int[], $2::float8[], $3::float8[], $4::int8multirange[], $5::boolean[])
      as news (device_key, received_ms, fix_ms, numbers, is_run)
   where state.device_key = news.device_key
  returning state.device_key, state.stored_through, news.numbers is not null as is_numbered`;

/** Records when each device of the batch was heard, and which of its numbers are stored now. */
export async function advanceNumbers(session: Session, batch: PositionBatch): Promise<StoredNumber[]> {
  const news = new ArrayColumns(5);
  for (const { device, receivedAt, byFixTime, numbers } of batch.devices.values()) {
    const runs = toRuns(numbers);
    news.add([
      device.deviceKey,
      receivedAt,
      Math.min(greatest(byFixTime.keys()), receivedAt),
      multirange(runs),
      runs.length === 1,
    ]);
  }
  if (news.count === 0) return [];
  const rows = await session.sql.unsafe<AdvancedRow[]>(advance, news.literals, { prepare: true });
  return rows.flatMap(({ device_key, stored_through, is_numbered }) => {
    const device = batch.devices.get(device_key)?.device;
    return device && is_numbered && stored_through !== null ? [{ device, through: Number(stored_through) }] : [];
  });
}

interface AdvancedRow {
  device_key: number;
  stored_through: string | null;
  is_numbered: boolean;
}

function greatest(values: Iterable<number>): number {
  let found = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > found) found = value;
  return found;
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

function multirange(runs: Run[]): string | null {
  return runs.length === 0 ? null : `{${runs.map(([from, to]) => `[${from},${to}]`).join(",")}}`;
}
