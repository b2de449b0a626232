import { rebuildOrders } from "@cartage/domain/orders/commands/rebuild-orders";
import { expect } from "vitest";
import { digits, en, test } from "./recipients-test.ts";

const dayMs = 86_400_000;

test("a link shows its own order and nothing that names anybody, and each view is counted by who came", async ({
  stranger,
  carrier,
}) => {
  const { token, orderId, dispatcher, organisation, move } = await carrier();
  const other = await carrier();
  await move("planned", "dispatched", "collected", "set_out");

  const shown = await stranger("192.0.2.1").recipients.tracking.open({ token, ...en });
  expect(shown).toMatchObject({
    isLocked: false,
    stage: "on_its_way",
    organisation: { name: organisation.name },
    happened: ["placed", "planned", "dispatched", "collected", "out_for_delivery"].map((deed) => ({ deed })),
  });
  const said = JSON.stringify(shown);
  for (const secret of [
    "Đào",
    "0903",
    "Lê Lợi",
    "Láng Hạ",
    "A parcel",
    orderId,
    other.orderId,
    other.organisation.name,
  ])
    expect(said).not.toContain(secret);

  await stranger("192.0.2.1").recipients.tracking.open({ token, ...en });
  await stranger("192.0.2.2").recipients.tracking.open({ token, ...en });
  await stranger("192.0.2.2").recipients.tracking.open({ token, ...en, isLook: true });
  const { links } = await dispatcher.recipients.links.list({ orderId });
  expect(links).toMatchObject([{ views: 3, viewers: 2, lastViewedAt: expect.any(Date) }]);
});

test("a token whose signature differs in one letter, or is another link's, opens nothing", async ({
  stranger,
  carrier,
}) => {
  const { token, addOrder } = await carrier();
  const other = await addOrder();
  const last = token.at(-2) === "A" ? "B" : "A";
  const forged = [
    `${token.slice(0, -2)}${last}${token.at(-1)}`,
    `${token.slice(0, 10)}${other.token.slice(10)}`,
    token.slice(0, 10),
    `${"0".repeat(10)}${token.slice(10)}`,
    "",
  ];
  for (const given of forged)
    await expect(stranger().recipients.tracking.open({ token: given, ...en })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("not known"),
    });
});

test("a link ends when it is revoked, when another is made, when it is too old, and while its organisation is suspended", async ({
  stranger,
  carrier,
  clock,
  owner,
}) => {
  const { token, linkId, orderId, dispatcher, organisation } = await carrier({ linkDays: 3 });
  const open = (given: string) => stranger().recipients.tracking.open({ token: given, ...en });
  await dispatcher.recipients.links.revoke({ linkId });
  await expect(open(token)).rejects.toMatchObject({ message: expect.stringContaining("ended by the sender") });
  await expect(dispatcher.recipients.links.revoke({ linkId })).rejects.toMatchObject({ code: "NOT_FOUND" });

  const pathOf = async () => (await dispatcher.recipients.links.list({ orderId })).links[0]?.path?.slice(7) ?? "";
  await dispatcher.recipients.links.make({ orderId });
  const second = await pathOf();
  await dispatcher.recipients.links.make({ orderId });
  const third = await pathOf();
  await expect(open(second)).rejects.toMatchObject({ message: expect.stringContaining("ended by the sender") });
  await open(third);

  await owner.sql`update organisations set suspended_at = now() where id = ${organisation.id}`;
  await expect(open(third)).rejects.toMatchObject({ message: expect.stringContaining("not known") });
  await owner.sql`update organisations set suspended_at = null where id = ${organisation.id}`;
  // due tomorrow, and three days more
  clock.forward(5 * dayMs);
  await expect(open(third)).rejects.toMatchObject({ message: expect.stringContaining("too old") });
  expect((await dispatcher.recipients.links.list({ orderId })).links.map(({ path }) => path)).toEqual([
    null,
    null,
    null,
  ]);
});

test("an organisation that asks for the phone always shows nothing before the right digits", async ({
  stranger,
  carrier,
}) => {
  const { token } = await carrier({ asksPhone: "always" });
  const { tracking } = stranger().recipients;
  const locked = await tracking.open({ token, ...en });
  expect(Object.keys(locked).sort()).toEqual(["code", "isLocked", "isMuted", "organisation"]);
  expect(locked.isLocked).toBe(true);
  const { grant } = await tracking.showPhone({ token, digits });
  expect(await tracking.open({ token, grant, ...en })).toMatchObject({ isLocked: false, needsPhone: false });
  const other = await carrier({ asksPhone: "always" });
  expect(await tracking.open({ token: other.token, grant, ...en })).toMatchObject({ isLocked: true });
});

test("digits are not guessed: wrong ones in a row wait longer each time, from whatever addresses they come", async ({
  stranger,
  carrier,
  clock,
}) => {
  const { token } = await carrier();
  const guess = (given: string) => stranger().recipients.tracking.showPhone({ token, digits: given });
  for (const wrong of ["0000", "0001", "0002"])
    await expect(guess(wrong)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(guess(digits)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  clock.forward(1_001);
  let tried = 3;
  // an hour of guessing as fast as is let
  for (let waitedS = 0; waitedS < 3_600; ) {
    const waitS = await guess("0003").then(
      () => 0,
      (error: { cause?: { about?: { retryAfterS?: string } } }) => Number(error.cause?.about?.retryAfterS ?? 0),
    );
    if (waitS === 0) tried += 1;
    clock.forward(waitS * 1_000 + 1);
    waitedS += waitS;
  }
  expect(tried).toBeLessThan(16);
  clock.forward(2 * dayMs);
  await guess(digits);
});

test("an address tries so many codes an hour, and learns of none whether it is one", async ({
  stranger,
  carrier,
  clock,
}) => {
  const slug = `carrier-${crypto.randomUUID().slice(0, 8)}`;
  const { code, orderId, addOrder } = await carrier({ slug, isPublic: true });
  const { tracking } = stranger("192.0.2.77").recipients;
  const asTyped = `${code.slice(0, 4).toLowerCase()}-${code.slice(4, 7)} ${code.slice(7)}`;
  const found = await tracking.find({ slug, code: asTyped, digits });
  expect(await tracking.open({ ...found, ...en })).toMatchObject({ isLocked: false, needsPhone: false });

  const noPhone = await addOrder({
    delivery: {
      name: "A",
      address: "B",
      phone: null,
      window: { from: Date.now() + dayMs, until: Date.now() + 2 * dayMs },
    },
  });
  const refusals = [
    { slug, code, digits: "9999" },
    { slug, code: "0000000000", digits },
    { slug, code: orderId.slice(0, 18), digits },
    { slug, code: noPhone.code, digits: "" },
  ];
  for (const given of refusals)
    await expect(tracking.find(given)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: "The code and the digits do not belong together.",
    });
  for (let tried = 5; tried < 20; tried++)
    await expect(tracking.find({ slug, code: `${10_000_000_00 + tried}`, digits })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  await expect(tracking.find({ slug, code, digits })).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  await stranger().recipients.tracking.find({ slug, code, digits });
  clock.forward(3_600_001);
  await tracking.find({ slug, code, digits });
});

test("a code finds nothing on another organisation's page, nor where the page is switched off", async ({
  stranger,
  carrier,
}) => {
  const slug = `one-${crypto.randomUUID().slice(0, 8)}`;
  const { code } = await carrier({ slug });
  await carrier({ slug: `${slug}-other`, isPublic: true });
  const find = (given: string) => stranger().recipients.tracking.find({ slug: given, code, digits });
  await expect(find(slug)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(find(`${slug}-other`)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("rows of an order are made anew without losing its links", async ({ carrier, stranger, jobs }) => {
  const { token, organisation } = await carrier();
  await jobs.run((ctx) => rebuildOrders(ctx, { organisationId: organisation.id }));
  await stranger().recipients.tracking.open({ token, ...en });
});
