import { newId } from "@cartage/db/id";
import { withConnection } from "@cartage/db/session";
import { expireInstructions } from "@cartage/domain/fleet/commands/expire-instructions";
import { storeReceipts } from "@cartage/domain/tracking/commands/store-receipts";
import fc from "fast-check";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";

const answered = [
  { outcome: "shown", at: 1_800_000_000_000 },
  { outcome: "read", at: 1_800_000_005_000 },
  { outcome: "failed", at: 1_799_999_999_000 },
] as const;

test("whatever comes first, answers or the end of its time, and however often: the device's last word stands", async ({
  make,
  owner,
  ingest,
}) => {
  const { id: organisationId } = await make.organisation();
  const device = await make.device({ organisationId });
  const ask = async () => {
    const id = newId();
    await owner.sql`
      insert into instructions (id, organisation_id, device_id, kind, body, asked_by, asked_by_kind, asked_at, expires_at, next_attempt_at)
      values (${id}, ${organisationId}, ${device.id}, 'message', '{"text":"a"}', ${newId()}, 'user',
        now() - interval '2 hours', now() - interval '1 hour', now())`;
    return id;
  };
  const newsOf = (instructionId: string, at: number) => ({
    instructionId,
    deviceId: device.id,
    receivedAt: new Date(),
    otherwise: null,
    ...(answered[at] ?? answered[0]),
  });
  // each answer alone or with others in a batch, repeated, and the pass that ends what nobody answered, at any place
  const batches = fc.array(fc.array(fc.constantFrom(0, 1, 2, "expire" as const), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(batches, async (given) => {
      const id = await ask();
      for (const batch of given) {
        const answers = batch.filter((item) => item !== "expire");
        await withConnection(ingest, (session) =>
          storeReceipts(
            session,
            answers.map((at) => newsOf(id, at)),
          ),
        );
        if (batch.includes("expire")) await expireInstructions(ingest);
      }
      const all = given.flat();
      const last = [1, 0, 2].find((at) => all.includes(at as 0 | 1 | 2));
      const outcome = last === undefined ? null : (answered[last]?.outcome ?? null);
      const state = outcome === null ? "expired" : outcome === "failed" ? "failed" : "acknowledged";
      const [row] = await owner.sql`select state, outcome from instructions where id = ${id}`;
      expect(row).toEqual({ state, outcome });
    }),
    { numRuns: 60 },
  );
});

test("an answer counts only from the device that was asked", async ({ make, as, api, ingest }) => {
  const organisation = await make.organisation();
  const [device, other] = [
    await make.device({ organisationId: organisation.id }),
    await make.device({ organisationId: organisation.id }),
  ];
  const { instructions } = api(await as.dispatcher(organisation)).fleet;
  const { instructionId } = await instructions.send({ deviceId: device.id, kind: "command", body: { text: "AT" } });
  const news = (deviceId: string, text: string) => ({
    instructionId,
    deviceId,
    outcome: text,
    at: 1,
    receivedAt: new Date(),
    otherwise: text,
  });
  const letters = await withConnection(ingest, (session) =>
    storeReceipts(session, [news(device.id, "own"), news(other.id, "foreign")]),
  );
  expect(letters).toEqual(["foreign"]);
  expect((await instructions.list({ deviceId: device.id })).items).toMatchObject([{ outcome: "own" }]);
});

test("what is cancelled is over, unless the device had it already and answers", async ({ make, as, api, ingest }) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  const { instructions } = api(await as.dispatcher(organisation)).fleet;
  const { instructionId } = await instructions.send({ deviceId: device.id, kind: "position", body: {} });
  await instructions.cancel({ instructionId });
  await instructions.cancel({ instructionId });
  const state = async () => (await instructions.list({ deviceId: device.id })).items[0]?.state;
  expect(await state()).toBe("cancelled");
  const news = { instructionId, deviceId: device.id, outcome: "done", at: 1, receivedAt: new Date() };
  await withConnection(ingest, (session) => storeReceipts(session, [{ ...news, otherwise: null }]));
  expect(await state()).toBe("acknowledged");
  await expect(instructions.cancel({ instructionId })).rejects.toMatchObject({ cause: { code: "instruction.over" } });
});

test("a device is not asked for more than it can catch up with, nor one that is revoked, nor by a viewer", async ({
  make,
  as,
  api,
  owner,
}) => {
  const organisation = await make.organisation();
  const device = await make.device({ organisationId: organisation.id });
  const { instructions } = api(await as.dispatcher(organisation)).fleet;
  const send = () => instructions.send({ deviceId: device.id, kind: "message", body: { text: "Call me" } });
  await Promise.all(Array.from({ length: 100 }, send));
  await expect(send()).rejects.toMatchObject({ cause: { code: "instruction.too_many" } });
  const viewer = api(await as.viewer(organisation)).fleet.instructions;
  expect((await viewer.list({ deviceId: device.id })).items).toHaveLength(50);
  await expect(viewer.send({ deviceId: device.id, kind: "position", body: {} })).rejects.toMatchObject({
    cause: { code: "forbidden" },
  });
  await owner.sql`update devices set revoked_at = now() where id = ${device.id}`;
  await expect(send()).rejects.toMatchObject({ cause: { code: "device.revoked" } });
});
