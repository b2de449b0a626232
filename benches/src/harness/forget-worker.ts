import { clientIdOf } from "@cartage/worker/ingest/connect-slot";
import { openSession } from "@cartage/worker/mqtt/session";
import type postgres from "postgres";

/** Ends the session that the last worker leaves behind, so that the next measurement does not pay for its messages. */
export async function forgetWorker(url: string, owner: postgres.Sql): Promise<void> {
  const session = await openSession({
    url,
    clientId: clientIdOf(0),
    version: 5,
    receiveMaximum: 1,
    keepSessionForS: 0,
    onMessage: () => {},
  });
  await session.end("forget");
  await owner`truncate worker_slots`;
}
