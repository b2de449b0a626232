import type { Database } from "@cartage/domain/run-as";
import { describe, expect } from "vitest";
import { announced } from "./every-command/announced.ts";
import type { Api, Command } from "./every-command/command.ts";
import { test as base, commands, under } from "./every-command/command-test.ts";
import { type Contents, contentsOf } from "./every-command/contents-of.ts";

const test = base.extend<{ $file: { refused: string } }>({
  // requests under this id come to grief at their entry
  refused: [
    async ({ owner }, use) => {
      await owner.sql`
        create function refuse_entry() returns trigger language plpgsql as $$
        begin raise exception 'refused by a test'; end $$`;
      await owner.sql`
        create trigger refuse_entry before insert on audit_entries
          for each row when (new.request_id = 'refused') execute function refuse_entry()`;
      await use("refused");
    },
    { scope: "file" },
  ],
});

interface Tried {
  command: Command;
  /** Under a request whose entry cannot be written. */
  api: Api;
  call: (api: Api) => Promise<unknown>;
}

// apart from every-command.test.ts: here all tables are read twice a test
describe("a command whose entry cannot be written", () => {
  const leaving = commands.filter(([, { leaves }]) => leaves !== "nothing");
  // what prepares something first, or keeps something, does so in an organisation of its own
  const isAlone = ([, { call, caller, keeps }]: (typeof commands)[number]) => Boolean(call || caller || keeps);

  async function expectUnchanged(owner: Database, { command, api, call }: Tried) {
    let before: Contents = {};
    const watched = announced(api, async () => {
      before = await contentsOf(owner);
    });
    await expect(call(watched)).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    const after = await contentsOf(owner);
    expect(Object.keys(before)).toContain("audit_entries");
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed.sort()).toEqual(Object.keys(command.keeps ?? {}).sort());
  }

  test.for(leaving.filter((command) => !isAlone(command)))(
    "has changed nothing: %s",
    async ([, command, row], { common, callerOf, services, owner, refused }) => {
      const { api } = under(services, await callerOf(row, common), refused);
      await expectUnchanged(owner, { command, api, call: (watched) => row.call(watched, common) });
    },
  );
  test.for(leaving.filter(isAlone))(
    "has changed nothing, also where something went before: %s",
    async ([, command, row], { given, callerOf, services, owner, refused }) => {
      const caller = await (command.caller?.(given) ?? callerOf(row, given.rows));
      const { api } = under(services, caller, refused);
      const call = (watched: Api) => command.call?.(watched, { ...given, caller }) ?? row.call(watched, given.rows);
      await expectUnchanged(owner, { command, api, call });
    },
  );
});
