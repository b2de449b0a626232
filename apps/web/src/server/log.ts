import "server-only";
import { createLogger, type Logger } from "@cartage/observability/logger";
import { env } from "../env.ts";
import { perProcess } from "./per-process.ts";

export function log(): Logger {
  return perProcess("log", () => createLogger({ name: "web", version: env().CARTAGE_VERSION, level: env().LOG_LEVEL }));
}
