import { type SQL, sql } from "drizzle-orm";

/** The ids of a group and of all groups below it, as a subquery. */
export function groupAndBelow(groupId: string): SQL {
  return sql`(
    with recursive below as (
      select id from vehicle_groups where id = ${groupId}
      union
      select child.id from vehicle_groups child join below on child.parent_id = below.id
    )
    select id from below)`;
}
