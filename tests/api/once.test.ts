import { expect } from "vitest";
import { test } from "./api-test.ts";

test("a repeat gets the first answer and changes nothing", async ({ make, as, api }) => {
  const actor = await as.dispatcher(await make.organisation());
  const create = () =>
    api(actor, { idempotencyKey: "key" }).fleet.vehicles.create({ name: "A", plate: "K-1", type: "car" });

  const first = await create();
  expect(await create()).toEqual(first);
  expect((await api(actor).fleet.vehicles.list({})).items).toHaveLength(1);
});

test("two at once do it once", async ({ make, as, api }) => {
  const actor = await as.dispatcher(await make.organisation());
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() =>
      api(actor, { idempotencyKey: "key" }).fleet.vehicles.create({ name: "A", plate: "K-2", type: "car" }),
    ),
  );
  expect(new Set(answers.map(({ vehicleId }) => vehicleId)).size).toBe(1);
  expect((await api(actor).fleet.vehicles.list({})).items).toHaveLength(1);
});

test("one that failed leaves no receipt: it may be tried again", async ({ make, as, api }) => {
  const actor = await as.dispatcher(await make.organisation());
  const inTheWay = await api(actor).fleet.vehicles.create({ name: "A", plate: "K-3", type: "car" });
  const create = () =>
    api(actor, { idempotencyKey: "key" }).fleet.vehicles.create({ name: "B", plate: "K-3", type: "car" });

  await expect(create()).rejects.toMatchObject({ code: "CONFLICT" });
  await api(actor).fleet.vehicles.archive(inTheWay);
  await create();
});

test("the same key with another input, or for another command, is refused", async ({ make, as, api }) => {
  const actor = await as.dispatcher(await make.organisation());
  const caller = api(actor, { idempotencyKey: "key" });
  const { vehicleId } = await caller.fleet.vehicles.create({ name: "A", type: "car" });

  const renamed = caller.fleet.vehicles.create({ name: "B", type: "car" });
  await expect(renamed).rejects.toMatchObject({ code: "CONFLICT", cause: { code: "request.key_reused" } });
  const archived = caller.fleet.vehicles.archive({ vehicleId });
  await expect(archived).rejects.toMatchObject({ code: "CONFLICT", cause: { code: "request.key_reused" } });
});

test("a command that takes nothing is done once as well", async ({ make, as, api, owner }) => {
  const organisation = await make.organisation();
  const actor = await as.organisationAdministrator(organisation);
  await owner.sql`
    insert into organisation_logos (organisation_id, content, media_type, digest, changed_at)
    values (${organisation.id}, 'x', 'image/png', ${"0".repeat(64)}, now())`;
  const remove = () => api(actor, { idempotencyKey: "key" }).accounts.organisation.removeLogo();
  const first = await remove();
  expect(await remove()).toEqual(first);
});

test("one actor's key is none of another's", async ({ make, as, api }) => {
  const organisation = await make.organisation();
  const create = async () =>
    api(await as.dispatcher(organisation), { idempotencyKey: "key" }).fleet.vehicles.create({ name: "A", type: "car" });
  expect(await create()).not.toEqual(await create());
});
