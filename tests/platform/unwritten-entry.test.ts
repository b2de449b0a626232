import { describe, expect } from "vitest";
import { announced } from "./every-command/announced.ts";
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

// apart from every-command.test.ts: here all tables are read twice a test, and each test leaves its rows in them
describe("a command whose entry cannot be written", () => {
  const leaving = commands.filter(([, { leaves }]) => leaves !== "nothing");
  test.for(leaving)(
    "has changed nothing: %s",
    async ([, command, row], { given, callerOf, services, owner, refused }) => {
      const caller = await (command.caller?.(given) ?? callerOf(row));
      let before: Contents = {};
      const api = announced(under(services, caller, refused).api, async () => {
        before = await contentsOf(owner);
      });
      const called = command.call?.(api, { ...given, caller }) ?? row.call(api, given.rows);
      await expect(called).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
      const after = await contentsOf(owner);
      expect(Object.keys(before)).toContain("audit_entries");
      const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
      expect(changed.sort()).toEqual(Object.keys(command.keeps ?? {}).sort());
    },
  );
});
