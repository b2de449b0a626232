import { newId } from "@cartage/db/id";
import type { OpenIncident } from "@cartage/domain/incidents/inputs";
import { expect } from "vitest";
import type { z } from "zod";
import { test, timeZone } from "../routes/routes-test.ts";

const dayMs = 86_400_000;
type Subjects = z.infer<typeof OpenIncident>["subjects"];

test("incidents of a period stand beside those before it, by hub, vehicle, driver and customer, and lead to their rows", async ({
  haulage: { api, order, plan, truck, addTruck, hanoi, haiphong, day, midnight, organisation },
  as,
  api: of,
  owner,
}) => {
  const { customerId } = await api.customers.create({ name: "One" });
  const orderId = await order();
  await plan(truck, [{ orderId }]);
  await owner.sql`update orders set customer_id = ${customerId} where id = ${orderId}`;
  const other = await addTruck(hanoi);
  const open = async (happenedAt: number, subjects: Subjects, kind: "delay" | "breakdown" = "delay") =>
    api.incidents.open({
      kind,
      severity: kind === "delay" ? "minor" : "critical",
      description: kind,
      happenedAt,
      subjects,
    });
  // the vehicle had its route that day: its driver, customer and hub are touched too
  const breakdown = await open(midnight + 9 * 3_600_000, [{ kind: "vehicle", id: truck.vehicleId }], "breakdown");
  await open(midnight + 1, [{ kind: "hub", id: haiphong }]);
  const nobodys = await open(midnight, []);
  await open(midnight - 1, [{ kind: "vehicle", id: truck.vehicleId }]);
  await open(midnight + dayMs, [{ kind: "order", id: orderId }]);
  await api.incidents.move({ incidentId: nobodys.incidentId, move: "resolved" });

  const viewer = of(await as.viewer(organisation));
  const period = { fromDay: day, untilDay: day, timeZone };
  expect(await viewer.business.incidents(period)).toEqual({
    now: { incidents: 3, critical: 1, unresolved: 2 },
    before: { incidents: 1, critical: 0, unresolved: 1 },
    kinds: [
      { kind: "delay", incidents: 2, critical: 0, unresolved: 1 },
      { kind: "breakdown", incidents: 1, critical: 1, unresolved: 1 },
    ],
    days: [{ day, incidents: 3, critical: 1, unresolved: 2 }],
  });
  const by = async (key: "hub" | "vehicle" | "driver" | "customer") => {
    const { rows } = await viewer.business.breakDown({ ...period, by: key });
    return new Map(rows.filter((row) => row.incidents > 0).map((row) => [row.id, row.incidents]));
  };
  expect(await by("hub")).toEqual(new Map([...[hanoi, haiphong, null].map((id) => [id, 1] as const)]));
  const once = (id: string) =>
    new Map<string | null, number>([
      [id, 1],
      [null, 2],
    ]);
  expect(await by("vehicle")).toEqual(once(truck.vehicleId));
  expect(await by("driver")).toEqual(once(truck.driver.id));
  expect(await by("customer")).toEqual(once(customerId));
  for (const [narrowed, incidents] of [
    [{ driverId: truck.driver.id, customerId, hubId: hanoi, vehicleId: truck.vehicleId }, 1],
    [{ hubId: haiphong }, 1],
    [{ vehicleId: other.vehicleId }, 0],
    [{ customerId: newId() }, 0],
  ] as const)
    expect((await viewer.business.incidents({ ...period, ...narrowed })).now.incidents).toBe(incidents);

  const first = await viewer.business.incidentsBehind({ ...period, limit: 2 });
  expect(first.items).toMatchObject([{ id: nobodys.incidentId }, { kind: "delay" }]);
  const rest = await viewer.business.incidentsBehind({ ...period, cursor: first.nextCursor });
  expect(rest).toMatchObject({ items: [{ number: breakdown.number, severity: "critical" }], nextCursor: null });
  const ofKind = await viewer.business.incidentsBehind({ ...period, kind: "breakdown" });
  expect(ofKind.items).toHaveLength(1);
});
