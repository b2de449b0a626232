import "server-only";
import { perProcess } from "./per-process.ts";

/** Aborts when the process is about to stop; every stream listens to it. */
export function stopping(): AbortController {
  return perProcess("stopping", () => new AbortController());
}
