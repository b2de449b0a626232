import { expect } from "vitest";
import { newProof } from "../orders/proofs/new-proof.ts";
import { test } from "./routes-test.ts";

const minuteMs = 60_000;

test("what a phone tells of a stop is corrected by what it knows of its clock, kept as it was told, and never of the future", async ({
  haulage,
  api,
  owner,
  clock,
}) => {
  const { truck } = haulage;
  const orders = [await haulage.order(), await haulage.order()];
  const [saved] = await haulage.plan(
    truck,
    orders.map((orderId) => ({ orderId })),
  );
  await haulage.send(saved?.routeId ?? "");
  const phone = api(truck.driver);
  const [route] = await phone.routes.own();
  await phone.routes.accept({ routeId: route?.id ?? "" });
  const stopOf = (orderId: string | undefined, kind: string) =>
    route?.stops.find((stop) => stop.orderId === orderId && stop.kind === kind)?.id ?? "";
  const now = clock.now().getTime();
  const shown = async (stopId: string) => {
    const stops = await Promise.all(orders.map((orderId) => haulage.api.routes.progress.order({ orderId })));
    return stops.flatMap((order) => order.stops).find((stop) => stop.stopId === stopId);
  };

  const isNow = (at: number | null | undefined) => Number(at) >= now && Number(at) <= clock.now().getTime();

  // a clock that is an hour ahead, and knows it
  const ahead = { clockOffsetMs: 60 * minuteMs };
  const pickup = stopOf(orders[0], "pickup");
  await phone.routes.stops.arrive({ stopId: pickup, at: now + 40 * minuteMs, ...ahead });
  await phone.routes.stops.complete({ stopId: pickup, at: now + 50 * minuteMs, ...ahead });
  expect(await shown(pickup)).toMatchObject({
    ...{ arrivedAt: now - 20 * minuteMs, arrivedPhoneAt: now + 40 * minuteMs, arrivedClockOffsetMs: 60 * minuteMs },
    ...{ endedAt: now - 10 * minuteMs, endedPhoneAt: now + 50 * minuteMs, endedClockOffsetMs: 60 * minuteMs },
  });
  // the first thing that happened began the route
  const [{ started_at: startedAt } = {}] = await owner.sql`select started_at from routes where id = ${route?.id ?? ""}`;
  expect(new Date(startedAt).getTime()).toBe(now - 20 * minuteMs);

  // nothing was measured: nothing is corrected, and what is of the future was now
  const second = stopOf(orders[1], "pickup");
  await phone.routes.stops.complete({ stopId: second, at: now + 40 * minuteMs });
  const bounded = await shown(second);
  expect(bounded).toMatchObject({
    ...{ endedPhoneAt: now + 40 * minuteMs, endedClockOffsetMs: null },
    // who was never seen to arrive did so when it ended
    ...{ arrivedAt: bounded?.endedAt, arrivedPhoneAt: now + 40 * minuteMs, arrivedClockOffsetMs: null },
  });
  expect(isNow(bounded?.endedAt)).toBe(true);
  // a clock that is said to be behind moves nothing beyond now
  const failed = stopOf(orders[1], "delivery");
  await phone.routes.stops.fail({ stopId: failed, at: now - minuteMs, clockOffsetMs: -5 * minuteMs, reason: "Closed" });
  const late = await shown(failed);
  expect(late).toMatchObject({ endedPhoneAt: now - minuteMs, endedClockOffsetMs: -5 * minuteMs });
  expect(isNow(late?.endedAt)).toBe(true);
  const [entry] = await owner.sql`
    select after from audit_entries where subject_id = ${failed} and type = 'stop.failed' order by id desc limit 1`;
  expect(entry?.after).toMatchObject({ phone: { at: now - minuteMs, clockOffsetMs: -5 * minuteMs } });

  // whoever tells without a clock of his own tells what is now
  const delivery = stopOf(orders[0], "delivery");
  await haulage.api.routes.stops.arrive({ stopId: delivery });
  const plain = await shown(delivery);
  expect([isNow(plain?.arrivedAt), plain?.arrivedPhoneAt]).toEqual([true, null]);

  // proofs are sealed as the phone had it, and shown when it was
  const [orderId = ""] = orders;
  const handedOverAt = now + 30 * minuteMs;
  const proof = newProof({ orderId, stopId: delivery, kind: "delivery", counterpart: "A", handedOverAt });
  await phone.proofs.add({ ...proof, ...ahead });
  const [kept] = await haulage.api.proofs.list({ orderId });
  expect(kept).toMatchObject({
    handedOverAt: handedOverAt - 60 * minuteMs,
    shown: { proof: { handedOverAt, clockOffsetMs: 60 * minuteMs } },
  });
});
