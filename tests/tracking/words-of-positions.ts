import fc from "fast-check";
import type postgres from "postgres";
import type { LoggedPosition } from "./derivation-log.ts";

/** What somebody says of a position: that it is right, or that screening may doubt it again. */
export interface Word {
  of: LoggedPosition;
  isRight: boolean;
}

/** Positions to restore, those that screening doubts among them, and others that are restored and doubted again. */
export function wordsOf(log: LoggedPosition[]): fc.Arbitrary<Word[]> {
  const odd = log.filter((_, at) => isOdd(log, at));
  // a log may be empty, of silence alone
  const some = (of: LoggedPosition[], most: number) => fc.subarray(of, { maxLength: Math.min(most, of.length) });
  return fc.record({ odd: some(odd, 3), any: some(log, 1), again: some(log, 2) }).map(({ odd, any, again }) => {
    const right = new Set([...odd, ...any]);
    const doubted = again.filter((of) => !right.has(of));
    return [
      ...doubted.map((of) => ({ of, isRight: true })),
      ...[...right].map((of) => ({ of, isRight: true })),
      ...doubted.map((of) => ({ of, isRight: false })),
    ];
  });
}

/** What is right in the end. */
export function lastWords(words: readonly Word[]): Word[] {
  const doubted = new Set(words.filter(({ isRight }) => !isRight).map(({ of }) => of));
  return words.filter(({ of }) => !doubted.has(of));
}

interface Reporting {
  organisationId: string;
  vehicleId: string;
  devices: readonly { deviceKey: number }[];
}

/** Says it as the commands do: each with a mark, both at once. */
export async function say(
  sql: postgres.Sql,
  words: readonly Word[],
  { organisationId, vehicleId, devices }: Reporting,
) {
  for (const { of, isRight } of words) {
    const deviceKey = devices[of.device]?.deviceKey ?? 0;
    const fixTime = new Date(of.position.fixTime);
    const said = isRight
      ? sql`
          insert into restored_positions (device_key, fix_time, organisation_id, restored_by, restored_at)
          values (${deviceKey}, ${fixTime}, ${organisationId}, uuidv7(), now())`
      : sql`delete from restored_positions where device_key = ${deviceKey} and fix_time = ${fixTime}`;
    await sql`
      with said as (${said})
      insert into derivation_marks (organisation_id, vehicle_id, since, until)
      values (${organisationId}, ${vehicleId}, ${fixTime}, ${fixTime})`;
  }
}

/** Far from the one before, very inaccurate, or faster than its vehicle. */
function isOdd(log: LoggedPosition[], at: number): boolean {
  const [position, before] = [log[at]?.position, log[at - 1]?.position];
  if (!position || !before) return false;
  const isFar = Math.abs(position.latE7 - before.latE7) + Math.abs(position.lonE7 - before.lonE7) > 100_000;
  return isFar || (position.accuracyM ?? 0) > 1_000 || (position.speedMps ?? 0) >= 20;
}
