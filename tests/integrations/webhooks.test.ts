import type { Database } from "@cartage/domain/run-as";
import { describe, expect } from "vitest";
import { clerkUser, deliver, purchase, signed, stripeSignature, stripeSubscription } from "./webhook-sender.ts";
import { at, atS, test, unique } from "./webhooks-test.ts";

async function receiptsOf({ sql }: Database, eventId: string) {
  const rows = await sql`select outcome, reason, times from webhook_receipts where event_id = ${eventId} order by id`;
  return rows.map(({ outcome }) => outcome);
}

describe("a signature", () => {
  test("that is missing, of another secret, of another body, or older than five minutes is refused", async ({
    send,
    owner,
  }) => {
    const { body } = stripeSubscription("created", unique("sub"), { atS, product: "p", eventId: unique("evt") });
    const nowS = Math.floor(Date.now() / 1000);
    const good = stripeSignature(nowS, body);
    const stale = nowS - 301;
    for (const header of [
      "",
      "v1=",
      `t=${nowS}`,
      `t=${nowS},v1=${stripeSignature(nowS, body, "another secret")}`,
      `t=${nowS},v1=${stripeSignature(nowS, `${body} `)}`,
      `t=${nowS + 1},v1=${good}`,
      `t=${stale},v1=${stripeSignature(stale, body)}`,
      `t=${stale},t=${nowS},v1=${stripeSignature(stale, body)}`,
      `t=${nowS},v0=${good}`,
      `t=${nowS},v1=${good.slice(2)}`,
    ])
      expect((await send("stripe", body, { "stripe-signature": header })).status, header).toBe(401);
    const old = new Date(Date.now() - 301_000);
    const clerk = clerkUser("user.created", unique("user"), { at, email: "a@cartage.example", eventId: "m" }).body;
    for (const headers of [
      {},
      { ...signed("clerk", clerk), "svix-id": "another" },
      { ...signed("clerk", clerk), "svix-signature": "v1,AAAA" },
      signed("clerk", clerk, { at: old }),
    ])
      expect((await send("clerk", clerk, headers)).status).toBe(401);
    for (const authorization of ["", "Bearer", "Bearer agreed with RevenueCa", "bearer agreed with RevenueCat"])
      expect((await send("revenuecat", "{}", { authorization })).status, authorization).toBe(401);
    expect(await owner.sql`select id from subscriptions`).toHaveLength(0);
    const refused = await owner.sql`
      select provider, reason, sum(times)::int as times from webhook_receipts where outcome = 'refused' group by 1, 2 order by 1`;
    expect(refused).toEqual([
      { provider: "clerk", reason: "signature", times: 4 },
      { provider: "revenuecat", reason: "signature", times: 4 },
      { provider: "stripe", reason: "signature", times: 10 },
    ]);
  });

  test("of a secret that is being rotated is one of several", async ({ send }) => {
    const { body } = stripeSubscription("created", unique("sub"), { atS, product: "p", eventId: unique("evt") });
    const nowS = Math.floor(Date.now() / 1000);
    const header = `t=${nowS},v1=${stripeSignature(nowS, body, "the other one")},v1=${stripeSignature(nowS, body)}`;
    expect(await send("stripe", body, { "stripe-signature": header })).toEqual({
      status: 200,
      body: { outcome: "applied" },
    });
  });

  test("that is right does not make sense of nonsense: a sentence and a trace id, and never a stack", async ({
    send,
    logged,
  }) => {
    const texts = ["", "{", "[]", "null", '{"id": 7}', '{"id":"e\\u0000","type":"t","created":1,"data":{"object":{}}}'];
    for (const body of [
      ...texts,
      '{"id":"e","type":"customer.subscription.updated","created":1e300,"data":{"object":{}}}',
    ]) {
      const answer = await send("stripe", body, signed("stripe", body));
      expect(answer, body).toMatchObject({
        status: 400,
        body: { code: "request.malformed", sentence: "The request could not be read.", traceId: expect.any(String) },
      });
    }
    const huge = `"${"x".repeat(300_000)}"`;
    expect((await send("stripe", huge, signed("stripe", huge))).status).toBe(413);
    for (const provider of ["clerk", "revenuecat"] as const) {
      const body = '{"type":"user.created","data":{},"event":{}}';
      expect((await send(provider, body, signed(provider, body))).status).toBe(400);
    }
    expect(logged.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("an event", () => {
  test("that comes again has no effect, answers 200, and is logged as repeated", async ({ make, send, owner }) => {
    const { id: organisationId } = await make.organisation();
    const eventId = unique("evt");
    const event = stripeSubscription("created", unique("sub"), { atS, product: "p", organisationId, eventId });
    expect((await deliver(send, event)).body).toEqual({ outcome: "applied" });
    const before = await owner.sql`select xmin::text, * from subscriptions where event_id = ${eventId}`;
    const again = await Promise.all([deliver(send, event), deliver(send, event)]);
    expect(again.map(({ status, body }) => [status, body.outcome])).toEqual([
      [200, "repeated"],
      [200, "repeated"],
    ]);
    expect(await owner.sql`select xmin::text, * from subscriptions where event_id = ${eventId}`).toEqual(before);
    expect(await receiptsOf(owner, eventId)).toEqual(["applied", "repeated", "repeated"]);
  });

  test("that comes twice at once is taken once", async ({ send, owner }) => {
    const eventId = unique("evt");
    const event = clerkUser("user.created", unique("user"), { at, email: `${eventId}@cartage.example`, eventId });
    await Promise.all(Array.from({ length: 5 }, () => deliver(send, event)));
    expect((await receiptsOf(owner, eventId)).sort()).toEqual(["applied", ...Array(4).fill("repeated")]);
  });

  test("that we keep nothing of is logged, and changes nothing", async ({ send, owner }) => {
    const eventId = unique("evt");
    const body = JSON.stringify({ id: eventId, type: "invoice.paid", created: atS, data: { object: { id: "in_1" } } });
    expect((await deliver(send, { provider: "stripe", id: eventId, body })).body).toEqual({ outcome: "ignored" });
    expect(await receiptsOf(owner, eventId)).toEqual(["ignored"]);
    const sandbox = purchase("RENEWAL", {
      at,
      appUserId: unique("app"),
      product: "p",
      eventId: unique("rc"),
      environment: "SANDBOX",
    });
    expect((await deliver(send, sandbox)).body).toEqual({ outcome: "ignored" });
  });

  test("is listed for people of the platform with what was understood of it, and neither name nor address", async ({
    send,
    as,
    api,
    owner,
  }) => {
    const [eventId, externalId] = [unique("evt"), unique("user")];
    await deliver(
      send,
      clerkUser("user.created", externalId, { at, email: `${eventId}@x.example`, name: "Mai Lan", eventId }),
    );
    const list = (await api(await as.maintainer()).integrations.webhooks.list({ search: eventId })).items;
    expect(list).toMatchObject([
      { provider: "clerk", eventId, type: "user.created", subject: externalId, outcome: "applied", eventAt: at },
    ]);
    const [kept] = await owner.sql<{ row: string }[]>`
      select to_jsonb(r)::text as row from webhook_receipts r where event_id = ${eventId}`;
    expect(kept?.row).not.toMatch(/Mai Lan|x\.example/);
    const { integrations } = api(await as.platformAdministrator());
    expect((await integrations.webhooks.list({ provider: "stripe", search: eventId })).items).toEqual([]);
    const first = await integrations.webhooks.list({ limit: 1 });
    const second = await integrations.webhooks.list({ limit: 1, cursor: first.nextCursor });
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });
});

describe("a subscription", () => {
  test("puts its organisation on the plan that it buys, and its end on the default", async ({
    make,
    send,
    as,
    api,
  }) => {
    const admin = api(await as.platformAdministrator());
    const { id: organisationId } = await make.organisation();
    const [product, sub] = [unique("prod"), unique("sub")];
    const limits = { maxVehicles: 40, secondsBetweenPositions: null, maxRetentionDays: null, isDefault: false };
    const products = [{ provider: "stripe" as const, product }];
    const { planId } = await admin.plans.create({ ...limits, name: unique("Plan"), products });
    const standard = (await admin.plans.of({ organisationId })).planId;

    const base = { product, organisationId };
    await deliver(
      send,
      stripeSubscription("created", sub, { ...base, atS, status: "trialing", eventId: unique("evt") }),
    );
    expect(await admin.plans.of({ organisationId })).toMatchObject({ planId, subscriptions: [{ state: "trialing" }] });
    await deliver(
      send,
      stripeSubscription("updated", sub, { ...base, atS: atS + 9, isEnding: true, eventId: unique("evt") }),
    );
    expect(await admin.plans.of({ organisationId })).toMatchObject({
      planId,
      subscriptions: [{ state: "cancelling" }],
    });
    const late = stripeSubscription("updated", sub, {
      ...base,
      atS: atS + 5,
      status: "unpaid",
      eventId: unique("evt"),
    });
    expect((await deliver(send, late)).body).toEqual({ outcome: "outdated" });
    expect((await admin.plans.of({ organisationId })).planId).toBe(planId);
    await deliver(send, stripeSubscription("deleted", sub, { ...base, atS: atS + 99, eventId: unique("evt") }));
    expect(await admin.plans.of({ organisationId })).toMatchObject({ planId: standard, subscriptions: [] });
  });

  test("whose event names no organisation is found by its customer, whenever that is told", async ({
    make,
    send,
    as,
    api,
  }) => {
    const admin = api(await as.platformAdministrator());
    const { id: organisationId } = await make.organisation();
    const [product, appUserId] = [unique("prod"), unique("app")];
    const limits = { maxVehicles: 41, secondsBetweenPositions: null, maxRetentionDays: null, isDefault: false };
    const products = [{ provider: "revenuecat" as const, product }];
    const { planId } = await admin.plans.create({ ...limits, name: unique("Plan"), products });
    await deliver(send, purchase("INITIAL_PURCHASE", { at, appUserId, product, eventId: unique("rc") }));
    const isKnownBy = { stripe: null, revenuecat: appUserId };
    await admin.plans.assign({ organisationId, planId: null, customers: isKnownBy });
    expect((await admin.plans.of({ organisationId })).planId).toBe(planId);
    const { id: another } = await make.organisation();
    await expect(
      admin.plans.assign({ organisationId: another, planId: null, customers: isKnownBy }),
    ).rejects.toMatchObject({ cause: { code: "plan.customer_taken" } });
    const change = { at: at + 1, appUserId, product, newProduct: unique("prod"), eventId: unique("rc") };
    await deliver(send, purchase("PRODUCT_CHANGE", change));
    expect(await admin.plans.of({ organisationId })).toMatchObject({
      planId,
      subscriptions: [{ product, nextProduct: change.newProduct }],
    });
    await admin.plans.assign({ organisationId, planId: null, customers: { stripe: null, revenuecat: null } });
    expect((await admin.plans.of({ organisationId })).planId).not.toBe(planId);
  });

  test("gives way to the plan that people of the platform chose", async ({ make, send, as, api }) => {
    const admin = api(await as.platformAdministrator());
    const { id: organisationId } = await make.organisation();
    const product = unique("prod");
    const limits = { maxVehicles: 42, secondsBetweenPositions: null, maxRetentionDays: null, isDefault: false };
    const products = [{ provider: "stripe" as const, product }];
    const given = await admin.plans.create({ ...limits, name: unique("Plan"), products: [] });
    await admin.plans.create({ ...limits, name: unique("Plan"), products });
    const customers = { stripe: null, revenuecat: null };
    await admin.plans.assign({ organisationId, planId: given.planId, customers });
    const bought = { atS, product, organisationId, eventId: unique("evt") };
    await deliver(send, stripeSubscription("created", unique("sub"), bought));
    expect((await admin.plans.of({ organisationId })).planId).toBe(given.planId);
  });
});
