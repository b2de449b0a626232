import { createPartnerOrders } from "@cartage/api/rest/orders/partners";
import type { ApiKeyScope } from "@cartage/domain/permissions";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";
import { newOrder } from "./orders-test.ts";

const url = "http://localhost/api/v1/orders";
const bearer = (secret: string, more: Record<string, string> = {}) => ({ authorization: `Bearer ${secret}`, ...more });

test("a partner's program creates, reads and lists orders within its key's scopes", async ({
  make,
  as,
  api,
  services,
}) => {
  const organisation = await make.organisation();
  const administrator = api(await as.organisationAdministrator(organisation));
  const keyFor = async (...scopes: ApiKeyScope[]) =>
    (await administrator.integrations.keys.create({ name: scopes.join(), scopes })).secret;
  const [both, looks] = [await keyFor("orders.view", "orders.edit"), await keyFor("orders.view")];
  const { create, list, get } = createPartnerOrders({ services });
  const post = (secret: string, body: unknown, key = "the order") =>
    create(
      new Request(url, {
        method: "POST",
        headers: bearer(secret, { "idempotency-key": key }),
        body: JSON.stringify(body),
      }),
    );

  const order = newOrder({ reference: "PO-1" });
  const made = await post(both, order);
  expect(made.status).toBe(201);
  const { orderId, number } = (await made.json()) as { orderId: string; number: number };
  expect(await (await post(both, order)).json()).toMatchObject({ orderId, number });
  const listed = await list(new Request(`${url}?search=po-1&limit=10`, { headers: bearer(looks) }));
  expect(await listed.json()).toMatchObject({ items: [{ id: orderId, reference: "PO-1" }], nextCursor: null });
  const read = await get(new Request(url, { headers: bearer(looks) }), orderId);
  expect(await read.json()).toMatchObject({ source: { kind: "api" }, log: [{ actor: "orders.view,orders.edit" }] });

  expect((await post(looks, order, "another")).status).toBe(403);
  expect((await post("nobody", order)).status).toBe(401);
  const { from } = order.delivery.window;
  const wrong = { ...order, delivery: { ...order.delivery, window: { from, until: from } } };
  const refused = await post(both, wrong, "wrong");
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({
    code: "input.invalid",
    fields: { "delivery.window.until": "This window ends before it starts. Choose a later end." },
  });
  expect((await post(both, order, "once more")).status).toBe(409);
  const garbage = new Request(url, { method: "POST", headers: bearer(both), body: "{" });
  expect((await create(garbage)).status).toBe(400);
  const elsewhere = api(await as.organisationAdministrator(await make.organisation()));
  const theirs = await elsewhere.integrations.keys.create({ name: "theirs", scopes: ["orders.view"] });
  expect((await get(new Request(url, { headers: bearer(theirs.secret) }), orderId)).status).toBe(404);
});
