import type { Context } from "../../context.ts";
import { audit, subjectOf } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { PersonalRead } from "../audit/personal-reads.ts";

/** The same read again within this is no other: a screen asks anew, pages, and comes back. */
const sameWithinMs = 15 * 60_000;

/**
 * Writes into the audit trail that an actor read somebody's data, once for what they read again within a quarter of an
 * hour. Whether they may read it, the read has decided by then.
 */
export async function auditRead(ctx: Context, read: PersonalRead): Promise<void> {
  if (!(await isToBeWritten(ctx, read))) return;
  await transactionally(ctx, async (tx) => {
    const { sql } = tx.context.session;
    // the second of two at once waits here for the first's entry
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.actor.id} ${subjectOf(read.event).id}`}, 0))`;
    if (!(await isToBeWritten(tx.context, read))) return;
    await audit(tx, { ...read.event, occurredAt: ctx.now() }, read.days ? { after: read.days } : {});
  });
}

async function isToBeWritten(ctx: Context, read: PersonalRead): Promise<boolean> {
  const { sql } = ctx.session;
  const { id: actorId, organisationId, behindId } = ctx.actor;
  const since = new Date(ctx.now().getTime() - sameWithinMs).toISOString();
  const { days } = read;
  const [row] = await sql<{ is: boolean }[]>`
    select ${concernsSomebody(ctx, read.whereabouts)} and not exists (
      select from audit_entries
       where actor_id = ${actorId} and subject_id = ${subjectOf(read.event).id} and type = ${read.event.type}
         and type like '%\\_viewed' and occurred_at > ${since}::timestamptz
         and organisation_id is not distinct from ${organisationId}::uuid and behind_id is not distinct from ${behindId}::uuid
         ${days ? sql`and after ->> 'from' <= ${days.from} and after ->> 'to' >= ${days.to}` : sql``}) as is`;
  return row?.is ?? false;
}

/** Whether a driver was with it then: by an assignment, or by the phone that reported. */
function concernsSomebody({ session: { sql } }: Context, whereabouts: PersonalRead["whereabouts"]) {
  if (!whereabouts) return sql`true`;
  const { of, id } = whereabouts;
  const from = whereabouts.from?.toISOString() ?? "-infinity";
  const to = whereabouts.to?.toISOString() ?? "infinity";
  return sql`(exists (
    select from fittings f join devices d on d.id = f.device_id
     where d.kind = 'phone' and ${of === "vehicle" ? sql`f.vehicle_id` : sql`f.device_id`} = ${id}
       and f.fitted_at < ${to}::timestamptz and (f.removed_at is null or f.removed_at > ${from}::timestamptz)
  ) or exists (
    select from fittings f join assignments a on a.vehicle_id = f.vehicle_id
     where ${of === "vehicle" ? sql`f.vehicle_id` : sql`f.device_id`} = ${id}
       and greatest(f.fitted_at, a.assigned_at, ${from}::timestamptz)
           < least(coalesce(f.removed_at, 'infinity'), coalesce(a.ended_at, 'infinity'), ${to}::timestamptz)))`;
}
