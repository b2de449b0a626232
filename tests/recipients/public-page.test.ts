import { expect } from "vitest";
import { test } from "./recipients-test.ts";

const dayMs = 86_400_000;
const slugOf = () => `page-${crypto.randomUUID().slice(0, 8)}`;
const asker = { name: "Lê Văn Bình", email: "binh@example.com", phone: "0912 000 111" };

test("a public page is there while it is switched on, and one address is one organisation's", async ({
  stranger,
  carrier,
  owner,
}) => {
  const slug = slugOf();
  const { administrator, organisation } = await carrier({ slug, about: "We carry." });
  const { page } = stranger().recipients;
  await expect(page.get({ slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await administrator.recipients.settings.save({ slug, isPublic: true, about: "We carry." });
  expect(await page.get({ slug })).toMatchObject({ name: organisation.name, about: "We carry.", takesMessages: false });
  expect((await page.list()).map(({ slug: listed }) => listed)).toContain(slug);
  const other = await carrier();
  await expect(other.administrator.recipients.settings.save({ slug })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(other.administrator.recipients.settings.save({ isPublic: true })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await owner.sql`update organisations set suspended_at = now() where id = ${organisation.id}`;
  await expect(page.get({ slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a question for a quote becomes a draft with who asked in its log, and the organisation gets a mail", async ({
  stranger,
  carrier,
  owner,
}) => {
  const slug = slugOf();
  const { dispatcher, organisation } = await carrier({ slug, isPublic: true });
  await owner.sql`update organisations set contact_email = 'us@cartage.example' where id = ${organisation.id}`;
  const day = new Date(Date.now() + 3 * dayMs).toISOString().slice(0, 10);
  const asked = {
    slug,
    ...asker,
    from: "12 Láng Hạ, Hà Nội",
    to: "Hải Phòng",
    day,
    goods: "Books",
    pieces: "4",
    weightKg: "50",
  };
  await stranger().recipients.page.askQuote({ ...asked, message: "Stairs only" });
  const [draft] = (await dispatcher.orders.list({ state: "draft" })).items;
  const order = await dispatcher.orders.get({ orderId: draft?.id ?? "" });
  expect(order).toMatchObject({
    source: { kind: "quote" },
    content: { pickup: { name: asker.name, address: asked.from }, items: [{ quantity: 4, weightG: 12_500 }] },
  });
  expect(order.log.at(-1)).toMatchObject({
    actorKind: "recipient",
    body: { text: expect.stringContaining(asker.email) },
  });
  const [mails] = await owner.sql`select count(*)::int from mails where organisation_id = ${organisation.id}`;
  expect(mails?.count).toBe(1);
  await stranger().recipients.page.contact({ slug, ...asker, message: "Call me" });
  const [after] = await owner.sql`select count(*)::int from mails where organisation_id = ${organisation.id}`;
  expect(after?.count).toBe(2);
});

test("an address asks five times an hour, whatever the page", async ({ stranger, carrier, clock }) => {
  const slug = slugOf();
  await carrier({ slug, isPublic: true });
  const other = slugOf();
  await carrier({ slug: other, isPublic: true });
  const day = "2027-03-01";
  const ask = (to: string) =>
    stranger("192.0.2.9").recipients.page.askQuote({ slug: to, ...asker, from: "A", to: "B", day, goods: "C" });
  for (let asked = 0; asked < 5; asked++) await ask(asked % 2 ? slug : other);
  await expect(ask(slug)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  clock.forward(3_600_001);
  await ask(slug);
});
