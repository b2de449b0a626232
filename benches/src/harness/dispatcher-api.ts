import { createContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import { connect } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import { createPeople } from "./create-people.ts";
import { createWatcher } from "./create-watcher.ts";
import type { BenchSystem } from "./system.ts";

/** Makes an API for each call, in this process, for a dispatcher of an organisation who has signed in. */
export async function dispatcherApi(
  { owner, urls }: Pick<BenchSystem, "owner" | "urls">,
  organisationId: string,
  parts: AsyncDisposableStack,
): Promise<() => ReturnType<typeof createCaller>> {
  const database = connect(urls.app, { max: 4, name: "bench" });
  parts.defer(() => database.end());
  const { email } = await createWatcher(owner, organisationId);
  const sessionId = newId();
  await owner`
    insert into sessions (id, user_id, organisation_id, kind, expires_at)
    select ${sessionId}, id, ${organisationId}, 'web', now() + interval '1 day' from users where email = ${email}`;
  const people = await createPeople(database, parts);
  const log = { info() {}, warn() {}, error() {} };
  const services = { database, platform: null, now: () => new Date(), log, people };
  return () => createCaller(createContext({ services, headers: new Headers(), sessionId }));
}
