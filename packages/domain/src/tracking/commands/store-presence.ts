import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";

/** What a device, or its will, said of a connection. */
export interface PresenceNews {
  deviceKey: number;
  isOnline: boolean;
  /** Null of a sender that does not name its connections: then what it said last counts, by our time. */
  connection: string | null;
  /** The lowest number that the device still holds; null when it does not say. */
  holdsFrom: number | null;
  /** Our clock. */
  receivedAt: Date;
}

// A connection ends once: what is told of its beginning later, because two workers had its messages, is passed over.
// Where the broker says itself whether a connection stands, that decides.
const noteBegun = `
  update device_state as state
     set is_online = coalesce(state.link_is_up, true), connection = news.connection, announced_at = news.received_at,
       presence_at = case
         when state.is_online = coalesce(state.link_is_up, true)
           and (state.link_is_up is not null or state.connection = news.connection) then state.presence_at
         else news.received_at
       end,
       (stored_through, stored_ahead, gap_since) = (
         select numbers.through, numbers.ahead, numbers.gap_since
           from (select (take_numbers((state.stored_through, state.stored_ahead, state.gap_since)::stored_numbers, '{}',
             news.holds_from, news.received_at)).*) as numbers
       )
    from unnest($1::int[], $2::text[], $3::bigint[], $4::timestamptz[])
      as news (device_key, connection, holds_from, received_at)
   where state.device_key = news.device_key and state.ended_connection is distinct from news.connection`;

// A will tells that its own connection ended: it says nothing about a connection that began since.
const noteEnded = `
  update device_state as state
     set ended_connection = news.connection,
       (is_online, connection, presence_at) = (
         select coalesce(state.link_is_up, false), news.connection,
             case when state.is_online = coalesce(state.link_is_up, false) then state.presence_at else news.received_at end
          where coalesce(state.connection, news.connection) = news.connection
         union all
         select state.is_online, state.connection, state.presence_at
          where state.connection <> news.connection
       )
    from unnest($1::int[], $2::text[], $3::timestamptz[]) as news (device_key, connection, received_at)
   where state.device_key = news.device_key`;

// What was said before stays as it is, so that it is known since when.
const noteNameless = `
  update device_state as state
     set is_online = news.is_online, presence_at = news.received_at
    from unnest($1::int[], $2::boolean[], $3::timestamptz[]) as news (device_key, is_online, received_at)
   where state.device_key = news.device_key and state.is_online is distinct from news.is_online
     and (state.presence_at is null or state.presence_at <= news.received_at)`;

/** Notes connections that began and ended; the last word of each device counts. */
export async function storePresence(session: Session, all: PresenceNews[]): Promise<void> {
  const news = all.filter(({ connection }) => connection !== null);
  const nameless = new ArrayColumns(["int4", "bool", "timestamptz"]);
  for (const { deviceKey, isOnline, receivedAt } of lastOfEach(all.filter(({ connection }) => connection === null)))
    nameless.add([deviceKey, isOnline, receivedAt.getTime()]);
  // of each connection its last word: one that began and ended within the batch is over
  const lastWords = [...new Map(news.map((item) => [`${item.deviceKey}/${item.connection}`, item])).values()];
  // an ending connection must not hide the beginning of the next one in the same batch
  const endings = new ArrayColumns(["int4", "text", "timestamptz"]);
  for (const { deviceKey, connection, receivedAt } of lastOfEach(lastWords.filter(({ isOnline }) => !isOnline)))
    endings.add([deviceKey, connection, receivedAt.getTime()]);
  const beginnings = new ArrayColumns(["int4", "text", "int8", "timestamptz"]);
  for (const { deviceKey, connection, holdsFrom, receivedAt } of lastOfEach(
    lastWords.filter(({ isOnline }) => isOnline),
  ))
    beginnings.add([deviceKey, connection, holdsFrom, receivedAt.getTime()]);
  if (nameless.count > 0) await session.sql.unsafe(noteNameless, nameless.parameters(session.sql), { prepare: true });
  if (endings.count > 0) await session.sql.unsafe(noteEnded, endings.parameters(session.sql), { prepare: true });
  if (beginnings.count > 0) await session.sql.unsafe(noteBegun, beginnings.parameters(session.sql), { prepare: true });
}

function lastOfEach(news: PresenceNews[]): Iterable<PresenceNews> {
  return new Map(news.map((item) => [item.deviceKey, item])).values();
}
