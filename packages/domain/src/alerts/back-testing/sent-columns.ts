/** Postgres counts time from 2000-01-01, in microseconds. */
const postgresEpochMs = 946_684_800_000;
const twoTo32 = 2 ** 32;

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength);

/** What `timestamptz_send` made of many, one behind the other, as epoch ms. */
export function toTimes(bytes: Uint8Array): Float64Array {
  const view = viewOf(bytes);
  const times = new Float64Array(bytes.length / 8);
  for (let at = 0; at < times.length; at++) {
    const microseconds = view.getInt32(at * 8) * twoTo32 + view.getUint32(at * 8 + 4);
    times[at] = postgresEpochMs + Math.floor(microseconds / 1_000);
  }
  return times;
}

/** What `int2send` or `int4send` made of many. */
export function toNumbers(bytes: Uint8Array, width: 2 | 4): Int32Array {
  const view = viewOf(bytes);
  const numbers = new Int32Array(bytes.length / width);
  for (let at = 0; at < numbers.length; at++) numbers[at] = width === 2 ? view.getInt16(at * 2) : view.getInt32(at * 4);
  return numbers;
}
