import { assignments, vehicles } from "@cartage/db/schema/fleet";
import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { addDevice } from "../../fleet/add-device.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { type SessionStart, startSession } from "../session-start.ts";

export interface Admission extends SessionStart {
  organisationId: string;
  phoneName: string;
}

/**
 * Starts a driver's sign-in on a phone and makes the phone a device of the vehicle that the driver is assigned to.
 * An earlier sign-in of the same phone whose answer never arrived leaves nothing behind.
 */
export async function admitPhone(
  ctx: Context,
  { phoneName, ...start }: Admission,
): Promise<{ sessionId: string; deviceId: string; secret: string }> {
  return transactionally(ctx, async (tx) => {
    await forgetUnusedPhones(tx, { ...start, phoneName });
    const sessionId = await startSession(tx, start);
    const { deviceId, secret } = await addDevice(tx, {
      organisationId: start.organisationId,
      name: phoneName,
      kind: "phone",
      vehicleId: await findAssignedVehicle(tx, start),
      createdBySession: sessionId,
    });
    return { sessionId, deviceId, secret };
  });
}

async function forgetUnusedPhones(tx: Transaction, { userId, organisationId, phoneName }: Admission) {
  const unused = sql`
    select session.id from sessions session
      join devices device on device.created_by_session = session.id
      join device_state state on state.device_key = device.key
     where session.user_id = ${userId} and session.organisation_id = ${organisationId} and session.revoked_at is null
       and device.name = ${phoneName} and state.last_received_at is null and state.is_online is null
       and not exists (select from refresh_tokens token where token.session_id = session.id and token.used_at is not null)`;
  await tx.execute(sql`update sessions set revoked_at = ${tx.context.now().toISOString()} where id in (${unused})`);
}

async function findAssignedVehicle(
  tx: Transaction,
  { userId, organisationId }: { userId: string; organisationId: string },
): Promise<string | null> {
  const now = tx.context.now();
  const [assigned] = await tx
    .select({ vehicleId: assignments.vehicleId })
    .from(assignments)
    .innerJoin(vehicles, eq(vehicles.id, assignments.vehicleId))
    .where(
      and(
        eq(assignments.organisationId, organisationId),
        eq(assignments.driverId, userId),
        eq(assignments.kind, "primary"),
        lte(assignments.assignedAt, now),
        or(isNull(assignments.endedAt), gt(assignments.endedAt, now)),
        isNull(vehicles.archivedAt),
      ),
    );
  return assigned?.vehicleId ?? null;
}
