import { setTimeout as sleep } from "node:timers/promises";
import { countAlerts } from "@cartage/domain/alerts/queries/count-alerts";
import { authorise } from "@cartage/domain/authorise";
import type { Context } from "@cartage/domain/context";
import type { WatchNews } from "@cartage/domain/notifications/inputs";
import { type AppNotification, countUnread, listNewer } from "@cartage/domain/notifications/queries/list-notifications";
import { tracked } from "@trpc/server";
import type { z } from "zod";
import { briefly } from "../procedures.ts";
import { type PersonsCall, whileSignedIn } from "./while-signed-in.ts";

/** What is new: `fresh` since the event before (none in the first), and how much is unread and open. */
export interface NewsEvent {
  fresh: AppNotification[];
  unread: number;
  openAlerts: number;
}

interface Call extends PersonsCall {
  input: z.infer<typeof WatchNews>;
}

/** A storm of changes is one look. */
const betweenLooksMs = 400;
const mostFresh = 20;

/**
 * What a person is told in the app, and that their organisation's alerts changed, for as long as the sign-in holds. Holds
 * no database connection. Its ids are the greatest number of a notification, so that any process can take the stream up.
 */
export function watchNews(call: Call) {
  return whileSignedIn(call, (stop) => news(call, stop));
}

async function* news({ ctx, input: { lastEventId } }: Call, stop: AbortSignal) {
  const { people, person } = ctx;
  const { organisationId, id } = authorise(person.actor, "tracking.view");
  const reader = people.news.watch([organisationId, id], stop);
  try {
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
  } finally {
    reader.leave();
  }
}

async function look(ctx: Context, since: number | null): Promise<NewsEvent> {
  const fresh = await listNewer(ctx, since === null ? { seq: 0, limit: 1 } : { seq: since, limit: mostFresh });
  const { open } = await countAlerts(ctx, { mine: false });
  return { fresh, unread: await countUnread(ctx), openAlerts: open };
}
