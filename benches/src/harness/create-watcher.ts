import { hashPassword } from "@cartage/auth/password";
import type postgres from "postgres";

export type Account = { email: string; password: string };

/** Someone who may watch an organisation's vehicles. `owner` is cartage_owner's connection. */
export async function createWatcher(owner: postgres.Sql, organisationId: string): Promise<Account> {
  const account = { email: "watcher@bench.example", password: "watching the whole fleet" };
  const passwordHash = await hashPassword(account.password);
  await owner`
    with watcher as (
      insert into users (id, email, name, password_hash) values (uuidv7(), ${account.email}, 'Watcher', ${passwordHash})
      returning id
    )
    insert into members (id, organisation_id, user_id, role) select uuidv7(), ${organisationId}, id, 'dispatcher' from watcher`;
  return account;
}
