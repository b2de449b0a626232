import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/** A pool of connections under one role. Queries run through session.ts, which sets the organisation first. */
export interface Database {
  sql: postgres.Sql;
  end(): Promise<void>;
}

/** A connection that queries can be built on. */
export type Db = PostgresJsDatabase;

export interface ConnectOptions {
  /** Connections at the most. */
  max?: number;
  /** What pg_stat_activity shows. */
  name?: string;
}

/** Opens a pool lazily: nothing connects until the first query. */
export function connect(url: string, { max = 10, name = "cartage" }: ConnectOptions = {}): Database {
  const sql = postgres(url, {
    max,
    onnotice: () => {},
    connect_timeout: 5,
    idle_timeout: 60,
    // seconds before the n-th try to connect again: a Postgres that is back is found within two
    backoff: (tries: number) => Math.min(0.1 * 2 ** tries, 2),
    // a backend that plans for a month remembers a month of dropped partitions
    max_lifetime: 30 * 60,
    connection: { application_name: name, TimeZone: "UTC" },
  });
  // drizzle-orm turns off the driver's parsing of times: at once, so that plain queries always answer them as text
  builder(sql);
  return { sql, end: () => sql.end({ timeout: 5 }) };
}

/** The object ids of date, time, timestamp and timestamptz in pg_type. */
const times = [1082, 1083, 1114, 1184];
const asText = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

/**
 * The query builder on one reserved connection, or on the pool for roles that see across organisations.
 * drizzle-orm takes the driver's parsers from `options`, which postgres.js gives the pool only, and turns off its
 * handling of times; plain queries still pass a Date.
 */
export function builder(sql: postgres.Sql, { options }: postgres.Sql = sql): Db {
  const db = drizzle({ client: Object.assign(sql, { options }) });
  for (const type of times) options.serializers[type] = asText;
  return db;
}
