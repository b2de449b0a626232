import { setTimeout as sleep } from "node:timers/promises";
import { findSignedIn, type SignedIn } from "@cartage/auth/signed-in";
import { countAlerts } from "@cartage/domain/alerts/queries/count-alerts";
import { authorise } from "@cartage/domain/authorise";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import type { WatchNews } from "@cartage/domain/notifications/inputs";
import { type AppNotification, countUnread, listNewer } from "@cartage/domain/notifications/queries/list-notifications";
import { TRPCError, tracked } from "@trpc/server";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { briefly, owes } from "../procedures.ts";
import type { PeopleServices } from "../services.ts";
import { toTrpcError } from "../to-trpc-error.ts";

/** What is new: `fresh` since the event before (none in the first), and how much is unread and open. */
export interface NewsEvent {
  fresh: AppNotification[];
  unread: number;
  openAlerts: number;
}

interface Call {
  ctx: CallContext & { person: SignedIn; people: PeopleServices };
  input: z.infer<typeof WatchNews>;
  signal: AbortSignal | undefined;
  path: string;
}

/** A storm of changes is one look. */
const betweenLooksMs = 400;
const mostFresh = 20;

/**
 * What a person is told in the app, and that their organisation's alerts changed, for as long as the sign-in holds. Holds
 * no database connection. Its ids are the greatest number of a notification, so that any process can take the stream up.
 */
export async function* watchNews({ ctx, input: { lastEventId }, signal, path }: Call) {
  const { people, person, services } = ctx;
  const ended = people.sessionEnds.watch(person.sessionId);
  const stop = AbortSignal.any([ended.signal, people.stopping, ...(signal ? [signal] : [])]);
  let leave: (() => void) | null = null;
  try {
    if (person.lacksSecondFactor) throw owes(person);
    const { organisationId, id } = authorise(person.actor, "tracking.view");
    const reader = people.news.watch([organisationId, id], stop);
    leave = reader.leave;
    let seq = lastEventId === undefined ? null : Number(lastEventId);
    while (!stop.aborted) {
      const since = seq;
      const news = await briefly(ctx, person.actor, (inside) => look(inside, since));
      seq = Math.max(since ?? 0, ...news.fresh.map((each) => each.seq));
      const fresh = since === null ? [] : news.fresh;
      yield tracked(String(seq), { ...news, fresh } satisfies NewsEvent);
      await sleep(betweenLooksMs, undefined, { signal: stop }).catch(() => {});
      await reader.next();
    }
    // a plain return would tell the browser that the stream is over for good
    const isOver = ended.signal.aborted && (await findSignedIn(services.database, person.sessionId)) === null;
    if (isOver) throw new DomainError("session.ended");
    if (ended.signal.aborted || people.stopping.aborted) throw new TRPCError({ code: "SERVICE_UNAVAILABLE" });
  } catch (error) {
    throw toTrpcError(error, { ...ctx, path });
  } finally {
    leave?.();
    ended.release();
  }
}

async function look(ctx: Context, since: number | null): Promise<NewsEvent> {
  const fresh = await listNewer(ctx, since === null ? { seq: 0, limit: 1 } : { seq: since, limit: mostFresh });
  const { open } = await countAlerts(ctx, { mine: false });
  return { fresh, unread: await countUnread(ctx), openAlerts: open };
}
