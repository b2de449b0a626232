import { unzipSync, zipSync } from "fflate";

/** More than any bundle holds; what claims to be more is not unpacked. */
const mostBytes = 256 * 1024 * 1024;
const mostFiles = 200;

/**
 * Packs files in the order of their names, stored and not deflated, all of one time: the bytes follow from the contents
 * alone, so that a change of the container shows.
 */
export function zipped(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  // fflate writes the local time; this one is the same text everywhere
  return zipSync(Object.fromEntries(sorted), { level: 0, mtime: new Date(1980, 0, 1, 12), os: 0 });
}

/** The files of a ZIP; null for what is none, or holds more than a bundle may. */
export function unzipped(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  let claimed = 0;
  let count = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ originalSize, size }) {
        claimed += Math.max(originalSize, size);
        count += 1;
        if (claimed > mostBytes || count > mostFiles) throw new RangeError("more than a bundle holds");
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch {
    return null;
  }
}
