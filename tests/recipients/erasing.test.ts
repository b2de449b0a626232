import { rebuildOrders } from "@cartage/domain/orders/commands/rebuild-orders";
import { expect } from "vitest";
import { digits, test } from "./recipients-test.ts";

test("what was said of an order goes when it is asked for; that it was said stays in the log, of which the same rows follow", async ({
  stranger,
  carrier,
  owner,
  jobs,
}) => {
  const { organisation, token, orderId, dispatcher, administrator, move } = await carrier();
  const { tracking } = stranger().recipients;
  const held = { token, grant: (await tracking.showPhone({ token, digits })).grant };
  await tracking.instruct({ ...held, instructions: "My secret door", safePlace: "My secret shed" });
  await dispatcher.orders.note({ orderId, text: "A secret of hers" });
  await move("planned", "dispatched", "collected", "set_out", "delivered");
  await tracking.rate({ ...held, stars: 2, words: "No secret is safe" });

  const { number } = await dispatcher.orders.get({ orderId });
  const slip = administrator.orders.eraseWords({ orderId, number: "0" });
  await expect(slip).rejects.toMatchObject({ cause: { code: "order.number_differs" } });
  const denied = dispatcher.orders.eraseWords({ orderId, number: String(number) });
  await expect(denied).rejects.toMatchObject({ code: "FORBIDDEN" });
  await administrator.orders.eraseWords({ orderId, number: `#${number}` });

  const order = await dispatcher.orders.get({ orderId });
  expect(order).toMatchObject({
    state: "delivered",
    wishes: { instructions: null, safePlace: null },
    rating: { stars: 2, words: null },
  });
  expect(
    order.log
      .map(({ body: { type } }) => type)
      .filter((type) => type !== "created")
      .sort(),
  ).toEqual(
    [
      "collected",
      "delivered",
      "dispatched",
      "instructed",
      "noted",
      "planned",
      "rated",
      "set_out",
      "words_erased",
    ].sort(),
  );
  const { sql } = owner;
  const rows = async () => sql`
    select orders::text as row from orders where id = ${orderId}
    union all select order_stops::text from order_stops where order_id = ${orderId} order by 1`;
  const before = await rows();
  await jobs.run((ctx) => rebuildOrders(ctx, { organisationId: organisation.id }));
  expect([...(await rows())]).toEqual([...before]);
  for (const table of ["order_events", "order_stops", "audit_entries", "outbox"]) {
    const found = await sql`
      select from ${sql(table)} kept where organisation_id = ${organisation.id} and to_jsonb(kept)::text like '%secret%'`;
    expect([table, found.length]).toEqual([table, 0]);
  }

  // later words are no part of it, and no other word goes
  await dispatcher.orders.note({ orderId, text: "Later" });
  const spoil = (type: string, body: object) => sql`
    update order_events set body = ${JSON.stringify(body)}::text::jsonb where order_id = ${orderId} and type = ${type}`;
  await expect(spoil("rated", { stars: 5, words: null })).rejects.toMatchObject({ code: "23001" });
  await expect(spoil("noted", { text: "–" })).rejects.toMatchObject({ code: "23001" });
  await expect(spoil("created", {})).rejects.toMatchObject({ code: "23001" });
  await administrator.orders.eraseWords({ orderId, number: String(number) });
  expect((await dispatcher.orders.get({ orderId })).log.filter(({ body }) => "text" in body)).toMatchObject([
    { body: { text: "–" } },
    { body: { text: "–" } },
  ]);
});
