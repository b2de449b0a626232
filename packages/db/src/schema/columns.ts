import { customType, timestamp } from "drizzle-orm/pg-core";

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** A UTC instant; Postgres keeps microseconds, a Date milliseconds. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 6 });

/** Words as Postgres' text search finds them. */
export const searchVector = customType<{ data: string }>({ dataType: () => "tsvector" });
