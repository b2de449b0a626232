import { devices } from "@cartage/db/schema/fleet";
import { deviceState } from "@cartage/db/schema/tracking";
import { type SQL, sql } from "drizzle-orm";
import { afterwardsMs, type PresenceState, reportingForMs } from "./presence-rules.ts";

/** Devices of one state as `presenceOf` tells it, in SQL: a list's page is cut there. A revoked one is nothing else. */
export function inPresence(wanted: PresenceState | "revoked", now: Date): SQL {
  const { isOnline, presenceAt, lastReceivedAt } = deviceState;
  const reportingSince = new Date(now.getTime() - reportingForMs).toISOString();
  return sql`(case
    when ${devices.revokedAt} is not null then 'revoked'
    when ${isOnline} then 'online'
    when not ${isOnline} and coalesce(${lastReceivedAt}, '-infinity')
         <= coalesce(${presenceAt}, 'epoch') + ${afterwardsMs} * interval '1 ms' then 'offline'
    when ${lastReceivedAt} is null then 'never'
    when ${lastReceivedAt} >= ${reportingSince}::timestamptz then 'online'
    else 'silent' end) = ${wanted}`;
}
