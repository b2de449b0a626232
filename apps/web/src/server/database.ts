import "server-only";
import { connect, type Database } from "@cartage/db/client";
import { env } from "../env.ts";
import { perProcess } from "./per-process.ts";

/** cartage_app's pool. */
export function database(): Database {
  return perProcess("database", () => connect(env().DATABASE_URL, { max: 20, name: "cartage-web" }));
}

/** The replica's pool, for reads that may be a moment old; the primary's without one. */
export function replicaDatabase(): Database {
  const url = env().DATABASE_REPLICA_URL;
  return url ? perProcess("replica", () => connect(url, { max: 20, name: "cartage-web-replica" })) : database();
}

/** cartage_platform's pool, for set-up and the admin section; null where it is not configured. */
export function platformDatabase(): Database | null {
  const url = env().DATABASE_PLATFORM_URL;
  return url ? perProcess("platform", () => connect(url, { max: 4, name: "cartage-web-platform" })) : null;
}
