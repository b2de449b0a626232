import { users } from "@cartage/db/schema/accounts";
import { rotaOverrides, rotas } from "@cartage/db/schema/escalation";
import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { nextHandOver, onCallAt } from "../on-call.ts";

const most = 100;

/** The rotas in use with who is on call now, until when, and who stands in from now on. */
export async function listRotas(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const { db } = ctx.session;
  const now = ctx.now();
  const found = await db
    .select()
    .from(rotas)
    .where(and(eq(rotas.organisationId, organisationId), isNull(rotas.archivedAt)))
    .orderBy(asc(rotas.name), asc(rotas.id))
    .limit(most);
  const overrides = await db
    .select()
    .from(rotaOverrides)
    .where(and(eq(rotaOverrides.organisationId, organisationId), gt(rotaOverrides.endsAt, now)))
    .orderBy(asc(rotaOverrides.startsAt))
    .limit(1_000);
  const named = [...new Set([...found.flatMap(({ userIds }) => userIds), ...overrides.map(({ userId }) => userId)])];
  const people =
    named.length > 0
      ? await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, named))
      : [];
  const person = (id: string | null) =>
    id === null ? null : { id, name: people.find((each) => each.id === id)?.name ?? null };
  return found.map(({ id, name, timeZone, startsOn, handOverAt, shiftDays, userIds }) => {
    const rota = { timeZone, startsOn, handOverAt, shiftDays, userIds };
    const standIns = overrides.filter(({ rotaId }) => rotaId === id);
    return {
      id,
      name,
      ...rota,
      members: userIds.map((userId) => ({ id: userId, name: person(userId)?.name ?? null })),
      onCall: person(onCallAt(rota, standIns, now)),
      until: nextHandOver(rota, standIns, now)?.getTime() ?? null,
      overrides: standIns.map((override) => ({
        id: override.id,
        person: person(override.userId),
        startsAt: override.startsAt.getTime(),
        endsAt: override.endsAt.getTime(),
      })),
    };
  });
}
