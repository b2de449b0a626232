/** 1 MiB each. */
const CHUNK = 262_144;

let chunk = new Int32Array(0);
let used = 0;

/**
 * Room for so many numbers in an array that many shapes share: an array of its own for each of 300,000 shapes would
 * take more memory than what is in it, and lie somewhere else each time. A chunk is freed when none of its shapes is left.
 */
export function takeRoom(count: number): { room: Int32Array; at: number } {
  if (count > CHUNK / 8) return { room: new Int32Array(count), at: 0 };
  if (used + count > chunk.length) {
    chunk = new Int32Array(CHUNK);
    used = 0;
  }
  const at = used;
  used += count;
  return { room: chunk, at };
}
