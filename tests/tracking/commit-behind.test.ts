import { withConnection } from "@cartage/db/session";
import { test } from "@cartage/testing/test";
import { expect } from "vitest";

test("a commit that is sent behind statements holds all of them, or none where one of them fails", async ({
  ingest,
  make,
  owner,
}) => {
  const { id: organisationId } = await make.organisation();
  const waiting = async () => (await owner.sql`select device_keys from derivation_batches order by id`).length;
  /** Two statements and the commit in one turn; the second fails at -1. */
  const write = (second: number) =>
    withConnection(ingest, (session) =>
      session.transaction(async (tx) => {
        const insert = (deviceKey: number) => tx.sql`
          insert into derivation_batches (organisation_id, device_keys, sinces, untils)
          select ${organisationId}, array[${deviceKey}::int / (${deviceKey}::int + 1)], '{now}', '{now}'`;
        const sent = Promise.all([insert(1), insert(second)]);
        tx.commitBehind();
        return (await sent).length;
      }),
    );

  await expect(write(-1)).rejects.toMatchObject({ code: "22012" });
  expect(await waiting()).toBe(0);
  expect(await write(2)).toBe(2);
  expect(await waiting()).toBe(2);
});
