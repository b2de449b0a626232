import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** The last lines of a file that may be long; empty when there is none. */
export function lastLines(file: string, count: number): string {
  try {
    const handle = openSync(file, "r");
    const { size } = fstatSync(handle);
    const buffer = Buffer.alloc(Math.min(size, 64 * 1024));
    readSync(handle, buffer, 0, buffer.length, size - buffer.length);
    closeSync(handle);
    return buffer.toString("utf8").trimEnd().split("\n").slice(-count).join("\n");
  } catch {
    return "";
  }
}
