import { alerts } from "@cartage/db/schema/alerts";
import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, gte, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Insider } from "../authorise.ts";
import { groupAndBelow } from "../fleet/group-and-below.ts";
import { alertsOfOrder } from "./alerts-of-order.ts";
import type { CountAlerts } from "./work-inputs.ts";

/** The organisation's alerts that a filter lets through; joined with `vehicles`. */
export function alertFilter(
  member: Insider,
  {
    severities,
    ruleId,
    vehicleId,
    groupId,
    orderId,
    tag,
    mine,
    from,
    to,
    days,
    retracted,
  }: z.infer<typeof CountAlerts>,
): SQL | undefined {
  return and(
    eq(alerts.organisationId, member.organisationId),
    severities ? inArray(alerts.severity, severities) : undefined,
    ruleId ? eq(alerts.ruleId, ruleId) : undefined,
    vehicleId ? eq(alerts.vehicleId, vehicleId) : undefined,
    groupId ? sql`${vehicles.groupId} in ${groupAndBelow(groupId)}` : undefined,
    orderId ? sql`${alerts.id} in ${alertsOfOrder(member.organisationId, orderId)}` : undefined,
    tag ? sql`${vehicles.tags} @> ${sql.param([tag], vehicles.tags)}` : undefined,
    mine ? eq(alerts.assigneeId, member.id) : undefined,
    from === undefined ? undefined : gte(alerts.openedAt, new Date(from)),
    days === undefined ? undefined : sql`${alerts.openedAt} > now() - make_interval(days => ${days}::int)`,
    retracted === undefined ? undefined : isNull(alerts.retractedAt),
    to === undefined ? undefined : lt(alerts.openedAt, new Date(to)),
  );
}
