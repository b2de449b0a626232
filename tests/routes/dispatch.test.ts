import { runDispatch } from "@cartage/domain/dispatch/processes/run-dispatch";
import { describe, expect } from "vitest";
import { type Haulage, runAsJobs, test } from "./routes-test.ts";

const refused = (code: string) => ({ cause: { code } });

async function plannedRoute(haulage: Haulage, given: Parameters<Haulage["order"]>[0] = {}) {
  const orderId = await haulage.order(given);
  const [saved] = await haulage.plan(haulage.truck, [{ orderId }]);
  return { orderId, routeId: saved?.routeId ?? "", basedOn: saved?.version ?? 0 };
}

describe("sending a route out", () => {
  test("reserves, fixes, instructs and tells; each step is seen, and again nothing changes", async ({
    haulage,
    api,
    make,
    owner,
    platform,
    people,
    clock,
  }) => {
    const { customerId } = await haulage.api.customers.create({
      name: "Minh Phát",
      contacts: [{ email: "orders@minhphat.example" }, { email: "others@minhphat.example" }],
    });
    const { orderId, routeId, basedOn } = await plannedRoute(haulage, { customerId, reference: "PO-7" });
    const organisationId = haulage.organisation.id;
    const phone = await make.device({ organisationId, vehicleId: haulage.truck.vehicleId, kind: "phone" });
    const { dispatchId } = await haulage.api.routes.dispatches.ask({ routeId, basedOn });
    await expect(haulage.api.routes.dispatches.ask({ routeId, basedOn })).rejects.toMatchObject(
      refused("dispatch.under_way"),
    );
    expect(await haulage.api.routes.dispatches.ofRoute({ routeId })).toMatchObject({ state: "running", steps: [] });
    const asJobs = runAsJobs({ platform, people, clock });
    await runDispatch(asJobs, dispatchId);
    await runDispatch(asJobs, dispatchId);

    const dispatch = await haulage.api.routes.dispatches.ofRoute({ routeId });
    expect(dispatch).toMatchObject({ state: "done", refusal: null });
    expect(dispatch?.steps.map(({ step, state }) => `${step} ${state}`).sort()).toEqual([
      ...["fix done", "instruct done", "reserve done", "tell done"],
    ]);
    expect(await haulage.stateOf(orderId)).toBe("dispatched");
    const told = await owner.sql<{ kind: string; body: unknown; by: string }[]>`
      select kind, body, asked_by as by from instructions where device_id = ${phone.id}`;
    expect(told).toMatchObject([
      { kind: "route", body: { routeId, day: haulage.day, stops: 2 }, by: haulage.dispatcher.id },
    ]);
    const mails = await owner.sql`select recipient from mails where organisation_id = ${organisationId}`;
    expect([...mails]).toEqual([{ recipient: "orders@minhphat.example" }]);
    // the log names who sent it, not the process that did
    const { log } = await haulage.api.orders.get({ orderId });
    expect(log.at(-1)).toMatchObject({ body: { type: "dispatched" }, actorKind: "user", actor: "A user" });

    await haulage.api.routes.recall({ routeId });
    const [left] = await owner.sql`
      select (select count(*)::int from reservations where route_id = ${routeId}) as reservations,
             (select state from instructions where device_id = ${phone.id}) as instruction`;
    expect(left).toEqual({ reservations: 0, instruction: "cancelled" });
    // and may be sent again
    await haulage.send(routeId);
    expect((await haulage.api.routes.dispatches.ofRoute({ routeId }))?.state).toBe("done");
    expect(await api(haulage.dispatcher).routes.dispatches.ofRoute({ routeId })).not.toBeNull();
  });

  test("is undone where a step is refused, and says by what", async ({ haulage, owner, platform, people, clock }) => {
    const { orderId, routeId, basedOn } = await plannedRoute(haulage);
    const { dispatchId } = await haulage.api.routes.dispatches.ask({ routeId, basedOn });
    // somebody plans on between asking and doing
    const another = await haulage.order();
    await haulage.plan(haulage.truck, [{ orderId }, { orderId: another }]);
    await runDispatch(runAsJobs({ platform, people, clock }), dispatchId);
    expect(await haulage.api.routes.dispatches.ofRoute({ routeId })).toMatchObject({
      ...{ state: "undone", refusal: "changed_meanwhile", refusedStep: "fix" },
      steps: [{ step: "reserve", state: "undone" }],
    });
    expect(await haulage.stateOf(orderId)).toBe("planned");
    const [{ count }] = await owner.sql<
      [{ count: number }]
    >`select count(*)::int from reservations where route_id = ${routeId}`;
    expect(count).toBe(0);
  });

  test("refuses a driver whom another route has at that time", async ({ haulage, owner, platform, people, clock }) => {
    const { routeId } = await plannedRoute(haulage);
    await haulage.send(routeId);
    const other = await haulage.addTruck(haulage.hanoi);
    const orderId = await haulage.order();
    const [saved] = await haulage.plan(other, [{ orderId }]);
    await owner.sql`update routes set driver_id = ${haulage.truck.driver.id} where id = ${saved?.routeId ?? ""}`;
    const { dispatchId } = await haulage.api.routes.dispatches.ask({ routeId: saved?.routeId ?? "", basedOn: 1 });
    await runDispatch(runAsJobs({ platform, people, clock }), dispatchId);
    expect(await haulage.api.routes.dispatches.ofRoute({ routeId: saved?.routeId ?? "" })).toMatchObject({
      ...{ state: "undone", refusal: "dispatch.driver_taken", refusedStep: "reserve", steps: [] },
    });
    expect(await haulage.stateOf(orderId)).toBe("planned");
  });

  test("is seen across organisations by those who run the platform, who have what is stuck go on", async ({
    haulage,
    api,
    as,
    owner,
  }) => {
    const { routeId, basedOn } = await plannedRoute(haulage);
    const { dispatchId } = await haulage.api.routes.dispatches.ask({ routeId, basedOn });
    const maintainer = api(await as.maintainer());
    const find = async (isStuck: boolean) =>
      (await maintainer.routes.dispatches.list({ isStuck })).items.find(({ id }) => id === dispatchId);
    expect(await find(false)).toMatchObject({
      state: "running",
      isStuck: false,
      day: haulage.day,
      organisation: { id: haulage.organisation.id },
    });
    expect(await find(true)).toBeUndefined();
    await owner.sql`update dispatches set moved_at = moved_at - interval '5 minutes' where id = ${dispatchId}`;
    expect(await find(true)).toMatchObject({ isStuck: true });
    await maintainer.routes.dispatches.retry({ dispatchId });
    const events = await owner.sql`
      select type, body -> 'version' as version from outbox where body ->> 'dispatchId' = ${dispatchId} order by id`;
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ["dispatch.asked", 1],
      ["dispatch.retried", 2],
    ]);
  });
});
