import type { Device, Factory } from "@cartage/testing/factory";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { test as base } from "./deriving-test.ts";

const second = 1_000;
const near = 107_750_000;
/** A degree of latitude is 111 km. */
const kmE7 = 90_000;

interface Pair {
  /** Its rule says that it must not come within a kilometre of the other. */
  looks: Device & { vehicleId: string };
  other: Device & { vehicleId: string };
}

const test = base.extend<{ makePair: (options?: { isMutual?: boolean }) => Promise<Pair> }>({
  makePair: async ({ make, as, api }, use) => {
    await use(async ({ isMutual = false } = {}) => {
      const organisation = await make.organisation();
      const { rules } = api(await as.dispatcher(organisation));
      const [looks, other] = [await fit(make, organisation.id), await fit(make, organisation.id)];
      const pairs = isMutual ? [[looks, other] as const, [other, looks] as const] : [[looks, other] as const];
      for (const [one, { vehicleId: otherVehicleId }] of pairs) {
        await rules.create({
          name: `Apart ${one.vehicleId}`,
          definition: {
            scope: { vehicleIds: [one.vehicleId] },
            condition: { kind: "distance", otherVehicleId, is: "closer", limitM: 1_000 },
            severity: "warning",
            timeZone: "UTC",
          },
        });
      }
      return { looks, other };
    });
  },
});

async function fit(make: Factory, organisationId: string) {
  const { id: vehicleId } = await make.vehicle({ organisationId });
  return { ...(await make.device({ organisationId, vehicleId })), vehicleId };
}

describe("a rule on the distance to another vehicle", () => {
  test("is asked where the other was at the time, also where that is stored and not derived yet", async ({
    makePair,
    deriving,
    clock,
  }) => {
    const { looks, other } = await makePair();
    const at = clock.now().getTime() + second;
    clock.forward(3_600 * second);
    await deriving.store(other, [{ fixTime: at, latE7: near + 5 * kmE7 }]);
    await deriving.store(looks, [{ fixTime: at + 10 * second, latE7: near }]);
    await deriving.derive();
    expect(await deriving.alertsOf(looks.vehicleId)).toEqual([]);
    await deriving.store(other, [{ fixTime: at + 300 * second, latE7: near + kmE7 / 2 }]);
    await deriving.store(looks, [{ fixTime: at + 310 * second, latE7: near }]);
    await deriving.derive();
    const [alert] = await deriving.alertsOf(looks.vehicleId);
    expect(alert).toMatchObject({ began: at + 310 * second, state: "open" });
    expect(alert?.value).toBeCloseTo(500, -1);
    expect(await deriving.alertsOf(other.vehicleId)).toEqual([]);
  });

  test("tells anew what it told when the other's positions come late, and takes back what never was", async ({
    makePair,
    deriving,
    clock,
  }) => {
    const { looks, other } = await makePair();
    const at = clock.now().getTime() + second;
    clock.forward(3_600 * second);
    await deriving.store(other, [{ fixTime: at, latE7: near + kmE7 / 2 }]);
    await deriving.store(looks, [
      { fixTime: at - 60 * second, latE7: near },
      { fixTime: at + 200 * second, latE7: near },
    ]);
    await deriving.derive();
    expect(await deriving.alertsOf(looks.vehicleId)).toMatchObject([{ began: at + 200 * second, retracted: false }]);
    await deriving.store(other, [{ fixTime: at + 190 * second, latE7: near + 5 * kmE7 }]);
    await deriving.derive();
    expect(await deriving.alertsOf(looks.vehicleId)).toMatchObject([{ retracted: true }]);
    expect(await deriving.newsOf(looks.vehicleId)).toEqual(["alert.opened", "alert.retracted"]);
  });

  test("of two vehicles that look at each other ends in the same, in whatever order and portions their positions come", async ({
    makePair,
    deriving,
    clock,
  }) => {
    const fix = fc.record({
      from: fc.constantFrom("looks" as const, "other" as const),
      km: fc.integer({ min: 0, max: 3 }),
    });
    const log = fc
      .array(fix, { minLength: 4, maxLength: 8 })
      .map((fixes) => fixes.map(({ from, km }, n) => ({ from, afterS: n * 60, latE7: near + (km * kmE7) / 2 })));
    const arrival = log.chain((fixes) =>
      fc.record({
        fixes: fc.constant(fixes),
        order: fc.shuffledSubarray(fixes, { minLength: fixes.length }),
        derives: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
      }),
    );
    // a fix counts once later ones show that the vehicle left: it is asked where the other was long before those
    const fixes = [
      { from: "other" as const, afterS: 0, latE7: near },
      { from: "looks" as const, afterS: 60, latE7: near + kmE7 },
      ...[180, 300, 360].map((afterS) => ({ from: "looks" as const, afterS, latE7: near })),
    ];
    const showsLater = { fixes, order: [...fixes].reverse(), derives: [false] };
    // both told of the other, again and again
    const together = [0, 60, 120, 180].map((afterS, n) => ({
      from: n % 2 === 0 ? ("looks" as const) : ("other" as const),
      afterS,
      latE7: near,
    }));
    const staysNear = { fixes: together, order: [...together].reverse(), derives: [true, false] };
    let raised = 0;
    await fc.assert(
      fc.asyncProperty(arrival, async ({ fixes, order, derives }) => {
        const [straight, shuffled] = [await makePair({ isMutual: true }), await makePair({ isMutual: true })];
        const at = clock.now().getTime() + second;
        clock.forward(900 * second);
        for (const [pair, told] of [
          [straight, fixes],
          [shuffled, order],
        ] as const) {
          for (const [n, { from, afterS, latE7 }] of told.entries()) {
            await deriving.store(pair[from], [{ fixTime: at + afterS * second, latE7 }]);
            if (pair === straight || derives[n % derives.length]) await deriving.derive();
          }
          await deriving.derive();
        }
        const told = async (pair: Pair) =>
          Promise.all(
            [pair.looks, pair.other].map(async ({ vehicleId }) =>
              (await deriving.alertsOf(vehicleId))
                .filter(({ retracted }) => !retracted)
                .map(({ id, ...alert }) => alert),
            ),
          );
        const expected = await told(straight);
        expect(await told(shuffled)).toEqual(expected);
        raised += expected.flat().length;
      }),
      { numRuns: 8, examples: [[showsLater], [staysNear]] },
    );
    expect(raised).toBeGreaterThan(2);
  });
});
