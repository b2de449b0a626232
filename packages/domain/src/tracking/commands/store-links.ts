import { ArrayColumns } from "@cartage/db/array-columns";
import type { Database } from "@cartage/db/client";

/** What a broker knows of a device's connection by itself. */
export interface LinkNews {
  deviceId: string;
  isUp: boolean;
  /** The broker's own name for the connection; null where it ended and no other stands. */
  link: string | null;
  /** Epoch ms of our clock. */
  at: number;
}

const note = `
  update device_state as state
     set link = coalesce(news.link, state.link), link_is_up = news.is_up, link_at = news.at, is_online = news.is_up,
       presence_at = case when state.is_online = news.is_up then state.presence_at else news.at end,
       ended_connection = case when news.is_up then state.ended_connection else state.connection end
    from unnest($1::text[], $2::text[], $3::boolean[], $4::timestamptz[]) as news (device_id, link, is_up, at)
   where state.device_id = news.device_id::uuid
     and (state.link_at is null or state.link_at <= news.at)
     and (news.is_up or news.link is null or state.link is null or state.link = news.link)`;

/**
 * Notes what a broker says of its connections, one of each device at the most. The end of a connection that another one
 * followed says nothing, and neither does what is older than the last word. With the connection ends what the device said
 * of it.
 */
export async function storeLinks({ sql }: Pick<Database, "sql">, news: readonly LinkNews[]): Promise<void> {
  if (news.length === 0) return;
  const columns = new ArrayColumns(["text", "text", "bool", "timestamptz"]);
  for (const { deviceId, link, isUp, at } of news) columns.add([deviceId, link, isUp, at]);
  await sql.unsafe(note, columns.parameters(sql as Database["sql"]), { prepare: true });
}
