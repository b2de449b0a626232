import type { Database } from "@cartage/db/client";

/** Begins the names of links that the embedded broker tells of. */
export const embeddedLink = "embedded/";

/** The embedded broker has started and holds no connection yet: all that stood before have ended. Answers how many. */
export async function endAllConnections({ sql }: Database): Promise<number> {
  const { count } = await sql`
    update device_state
       set is_online = false, presence_at = now(), ended_connection = connection,
         link = ${embeddedLink}, link_is_up = false, link_at = now()
     where is_online`;
  return count;
}

/** Another broker than the embedded one is in use: what that one told of links no longer decides. */
export async function forgetEmbeddedLinks({ sql }: Database): Promise<void> {
  await sql`
    update device_state set link = null, link_is_up = null, link_at = null
     where starts_with(link, ${embeddedLink})`;
}

/**
 * Connections of which a broker told nothing since it started ended with the broker before it, which could not tell.
 * Answers how many.
 */
export async function endLostConnections({ sql }: Database, brokerStartedAt: number): Promise<number> {
  const startedAt = new Date(brokerStartedAt).toISOString();
  const { count } = await sql`
    update device_state
       set is_online = false, presence_at = ${startedAt}
     where is_online and link_is_up is null and greatest(presence_at, announced_at) < ${startedAt}::timestamptz`;
  return count;
}
