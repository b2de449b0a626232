import type { Database } from "@cartage/domain/run-as";
import fc from "fast-check";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";
import {
  clerkUser,
  createSender,
  deliver,
  type ProviderEvent,
  purchase,
  stripeSubscription,
} from "./webhook-sender.ts";

const atS = 1_700_000_000;
const organisations = ["018f0000-0000-7000-8000-00000000000a", "018f0000-0000-7000-8000-00000000000b"] as const;
const products = ["small", "large", "unknown"] as const;
const addresses = ["a@d.example", "b@d.example", "local@d.example", "boss@d.example"] as const;

/** Few subjects and few instants, so that events meet. */
const ofStripe = fc
  .record({
    what: fc.constantFrom("created", "updated", "deleted"),
    subscription: fc.constantFrom("sub_1", "sub_2"),
    second: fc.integer({ min: 0, max: 4 }),
    product: fc.constantFrom(...products),
    status: fc.constantFrom("active", "trialing", "past_due", "unpaid", "incomplete"),
    isEnding: fc.boolean(),
    organisationId: fc.option(fc.constantFrom(...organisations), { nil: undefined }),
  })
  .map(
    ({ what, subscription, second, organisationId, ...rest }) =>
      (eventId: string) =>
        stripeSubscription(what as "created", subscription, {
          ...rest,
          customer: `cus of ${subscription}`,
          atS: atS + second,
          eventId,
          ...(organisationId && { organisationId }),
        }),
  );

const ofRevenueCat = fc
  .record({
    type: fc.constantFrom(
      "INITIAL_PURCHASE",
      "RENEWAL",
      "CANCELLATION",
      "EXPIRATION",
      "PRODUCT_CHANGE",
      "BILLING_ISSUE",
    ),
    appUserId: fc.constantFrom(...organisations),
    ms: fc.integer({ min: 0, max: 4 }),
    product: fc.constantFrom(...products),
    newProduct: fc.constantFrom(...products),
  })
  .map(
    ({ type, ms, ...rest }) =>
      (eventId: string) =>
        purchase(type, { ...rest, at: atS * 1000 + ms, eventId }),
  );

const ofClerk = fc
  .record({
    type: fc.constantFrom("user.created", "user.updated", "user.updated", "user.updated", "user.deleted"),
    user: fc.constantFrom("user_1", "user_2", "user_3"),
    ms: fc.integer({ min: 0, max: 6 }),
    email: fc.constantFrom(...addresses),
    name: fc.constantFrom("An", "Bình"),
    isVerified: fc.constantFrom(true, true, true, false),
  })
  .map(
    ({ type, user, ms, ...rest }) =>
      (eventId: string) =>
        clerkUser(type as "user.created", user, { ...rest, at: atS * 1000 + ms, eventId }),
  );

type Maker = (eventId: string) => ProviderEvent;

const logsOf = (makers: fc.Arbitrary<Maker>) =>
  fc.array(makers, { minLength: 1, maxLength: 9 }).map((made) => made.map((make, at) => make(`event_${at}`)));

/** Another order, some of it twice. */
const arrivals = (log: ProviderEvent[]) =>
  fc
    .tuple(fc.shuffledSubarray(log, { minLength: log.length }), fc.subarray(log))
    .chain(([order, again]) => fc.shuffledSubarray([...order, ...again], { minLength: order.length + again.length }));

const user = (id: string, ms: number, email: string) =>
  clerkUser(ms === 0 ? "user.created" : "user.updated", id, {
    at: atS * 1000 + ms,
    email,
    name: "An",
    eventId: `${id} ${ms}`,
  });
const begun = [user("user_1", 0, "a@d.example"), user("user_2", 0, "b@d.example")];
/** Two exchange their addresses by way of a third, of which is heard last. */
const swapped = {
  inOrder: [
    ...begun,
    user("user_2", 1, "c@d.example"),
    user("user_1", 2, "b@d.example"),
    user("user_2", 3, "a@d.example"),
  ],
  otherwise: [
    ...begun,
    user("user_1", 2, "b@d.example"),
    user("user_2", 3, "a@d.example"),
    user("user_2", 1, "c@d.example"),
  ],
};

test("whatever order events come in, and however often, they end in the same users, subscriptions and plans", {
  timeout: 240_000,
}, async ({ services, platform, owner }) => {
  const send = createSender(services, platform);
  await owner.sql`
    insert into organisations (id, name) select id::uuid, 'Organisation' from unnest(${[...organisations]}::text[]) as given (id)`;
  await owner.sql`
    insert into billing_customers (organisation_id, provider, customer) values (${organisations[1]}, 'stripe', 'cus of sub_1')`;
  await owner.sql`
    insert into users (id, email, name, platform_role)
    values (uuidv7(), 'local@d.example', 'Local', null), (uuidv7(), 'boss@d.example', 'Boss', 'platform_administrator')`;
  for (const [name, most] of [
    ["small", 10],
    ["large", 100],
  ] as const) {
    await owner.sql`
      with plan as (
        insert into plans (id, name, max_vehicles, created_at) values (uuidv7(), ${name}, ${most}, now()) returning id
      )
      insert into plan_products (provider, product, plan_id)
      select provider, ${name}, id from plan, unnest(array['stripe', 'revenuecat']) as provider`;
  }

  const outcome = async (events: ProviderEvent[]) => {
    await clear(owner);
    for (const event of events) expect((await deliver(send, event)).status).toBe(200);
    return read(owner);
  };
  const endsTheSame = (makers: fc.Arbitrary<Maker>) =>
    fc.asyncProperty(
      logsOf(makers).chain((log) => fc.tuple(fc.constant(log), arrivals(log))),
      async ([log, otherwise]) => {
        const expected = await outcome(log);
        expect(await outcome(otherwise)).toEqual(expected);
      },
    );
  await fc.assert(endsTheSame(fc.oneof(ofStripe, ofRevenueCat)), { numRuns: 50 });
  // users meet in their addresses
  await fc.assert(endsTheSame(ofClerk), { numRuns: 80, examples: [[[swapped.inOrder, swapped.otherwise]]] });
});

async function clear({ sql }: Database) {
  await sql`update organisations set plan_id = (select id from plans where is_default)`;
  await sql`delete from subscriptions`;
  await sql`delete from webhook_receipts`;
  await sql`delete from users where id in (select user_id from directory_users)`;
  await sql`delete from directory_users`;
}

/** All that events may change; ids of our own, and when we heard, differ each time. */
async function read({ sql }: Database) {
  const subscriptions = await sql`
    select provider, external_id, customer, organisation_id, claimed_for, product, next_product, state, period_ends_at, event_at, event_id
      from subscriptions order by 1, 2`;
  const plans = await sql`select o.id, p.name from organisations o join plans p on p.id = o.plan_id order by 1`;
  const people = await sql`
    select d.external_id, d.name as said, d.email as wanted, d.event_id, d.deleted_at,
           u.name, replace(u.email, u.id::text, 'own') as email, u.deactivated_at is not null as is_out
      from directory_users d left join users u on u.id = d.user_id order by 1`;
  const others =
    await sql`select email, name from users where id not in (select user_id from directory_users where user_id is not null) order by 1`;
  return { subscriptions: [...subscriptions], plans: [...plans], people: [...people], others: [...others] };
}
