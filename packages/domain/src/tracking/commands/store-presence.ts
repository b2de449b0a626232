import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";

/** What a device, or its will, said of a connection. */
export interface PresenceNews {
  deviceKey: number;
  isOnline: boolean;
  connection: string;
  /** The lowest number that the device still holds; null when it does not say. */
  holdsFrom: number | null;
  /** Our clock. */
  receivedAt: Date;
}

// A will tells that its own connection ended: it says nothing about a connection that began since.
const note = `
  update device_state as state
     set is_online = news.is_online, connection = news.connection, presence_at = news.received_at,
       (stored_through, stored_ahead, gap_since) = (
         select numbers.through, numbers.ahead, numbers.gap_since
           from (select (take_numbers((state.stored_through, state.stored_ahead, state.gap_since)::stored_numbers, '{}',
             news.holds_from, news.received_at)).*) as numbers
       )
    from unnest($1::int[], $2::boolean[], $3::text[], $4::bigint[], $5::timestamptz[])
      as news (device_key, is_online, connection, holds_from, received_at)
   where state.device_key = news.device_key
     and (news.is_online or state.connection is null or state.connection = news.connection)`;

/** Notes connections that began and ended; the last word of each device counts. */
export async function storePresence(session: Session, news: PresenceNews[]): Promise<void> {
  // of each connection its last word: one that began and ended within the batch is over
  const lastWords = [...new Map(news.map((item) => [`${item.deviceKey}/${item.connection}`, item])).values()];
  const [ended, begun] = [lastWords.filter((item) => !item.isOnline), lastWords.filter((item) => item.isOnline)];
  // an ending connection must not hide the beginning of the next one in the same batch
  for (const step of [ended, begun]) {
    const latest = new Map(step.map((item) => [item.deviceKey, item]));
    const columns = new ArrayColumns(["int4", "bool", "text", "int8", "timestamptz"]);
    for (const { deviceKey, isOnline, connection, holdsFrom, receivedAt } of latest.values()) {
      columns.add([deviceKey, isOnline, connection, holdsFrom, receivedAt.getTime()]);
    }
    if (columns.count > 0) await session.sql.unsafe(note, columns.parameters(session.sql), { prepare: true });
  }
}
