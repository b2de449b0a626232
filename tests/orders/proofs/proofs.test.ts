import { createProofBundleEndpoint } from "@cartage/api/rest/proofs/bundle";
import type { createCaller } from "@cartage/api/root";
import { newId } from "@cartage/db/id";
import { verifyBundle } from "@cartage/domain/orders/proof/bundle/verify-bundle";
import { readPublicKeys } from "@cartage/domain/orders/proof/signing-key";
import fc from "fast-check";
import { expect } from "vitest";
import { test as withApi } from "../../api/api-test.ts";
import { furnishRoutes } from "../../routes/furnish-routes.ts";
import { type NewOrder, newOrder } from "../orders-test.ts";
import { newProof, png } from "./new-proof.ts";

type Api = ReturnType<typeof createCaller>;

/** An order that is out for delivery. */
async function onItsWay(dispatcher: Api, given: Partial<NewOrder> = {}) {
  const order = await dispatcher.orders.create(newOrder(given));
  for (const move of ["planned", "dispatched", "collected", "set_out"] as const)
    await dispatcher.orders.move({ orderId: order.orderId, move });
  return order;
}

const test = withApi.extend<{
  carrier: {
    organisation: { id: string };
    dispatcher: Api;
    worker: Api;
    administrator: Api;
    bundle: (proofId: string) => Promise<Uint8Array>;
  };
}>({
  carrier: async ({ make, as, api, services }, use) => {
    const organisation = await make.organisation();
    const endpoint = createProofBundleEndpoint({ services });
    const viewer = await as.viewer(organisation);
    const worker = await as.hubWorker(organisation);
    await use({
      organisation,
      dispatcher: api(await as.dispatcher(organisation)),
      worker: api(worker),
      administrator: api(await as.organisationAdministrator(organisation)),
      async bundle(proofId) {
        const request = new Request(`http://localhost/api/proofs/bundle?proofId=${proofId}`);
        const answer = await endpoint(request, viewer.sessionId);
        expect(answer.status, await answer.clone().text()).toBe(200);
        return new Uint8Array(await answer.arrayBuffer());
      },
    });
  },
});

test("what a hub worker captured is downloaded as a bundle that verifies without the server, and one changed bit is found", async ({
  carrier: { dispatcher, worker, administrator, bundle },
}) => {
  const { orderId, number } = await onItsWay(dispatcher);
  const codes = (await dispatcher.orders.get({ orderId })).content.items.map(({ barcode }) => barcode);
  const hand = newProof({ orderId, kind: "delivery" });
  const evidence = [...hand.evidence, { kind: "code" as const, capturedAt: hand.handedOverAt, code: codes[0] ?? "" }];
  const { proofId, judgement, sealSha256 } = await worker.proofs.add({ ...hand, evidence });
  expect(judgement).toEqual({ strength: "strong", reasons: [], discounts: [] });
  // another one behind it in the chain
  await worker.proofs.add(newProof({ orderId, kind: "delivery", fix: null }));

  const bytes = await bundle(proofId);
  const [key] = (await administrator.proofs.settings()).keys;
  const report = verifyBundle(bytes, readPublicKeys(key?.publicPem ?? ""));
  if (report.refusal) throw new Error(report.refusal);
  expect(report.checks.filter(({ outcome }) => outcome !== "holds")).toEqual([]);
  expect(report).toMatchObject({
    isSound: true,
    sealSha256,
    proof: { id: proofId, order: { number: String(number) } },
  });
  expect(await bundle(proofId)).toEqual(bytes);

  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const changed = Uint8Array.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const found = verifyBundle(changed);
      expect(found.refusal !== null || !found.isSound).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("phones send again, at once and in any order: each proof is one, and the chains have no gap", async ({
  carrier: { dispatcher, worker, bundle },
}) => {
  const orders = await Promise.all([onItsWay(dispatcher), onItsWay(dispatcher)]);
  const hands = [0, 1, 2, 3, 4].map((at) => {
    const { orderId } = orders[at % 2] ?? { orderId: "" };
    return newProof({ orderId, kind: "delivery", evidence: at === 4 ? [] : newProof({ orderId }).evidence });
  });
  const sent =
    fc.sample(fc.shuffledSubarray([...hands, ...hands, ...hands], { minLength: 15 }), { numRuns: 1, seed: 8 })[0] ?? [];
  const answers = await Promise.all(sent.map(async (hand) => [hand.proofId, await worker.proofs.add(hand)] as const));
  for (const hand of hands) {
    const same = answers.filter(([proofId]) => proofId === hand.proofId).map(([, answer]) => answer);
    expect(same).toHaveLength(3);
    expect(new Set(same.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(verifyBundle(await bundle(hand.proofId))).toMatchObject({ isSound: true });
  }
  const listed = await Promise.all(orders.map(({ orderId }) => dispatcher.proofs.list({ orderId })));
  expect(listed.map((proofs) => proofs.map(({ seal }) => seal.orderSeq))).toEqual([
    [1, 2, 3],
    [1, 2],
  ]);
  expect(
    listed
      .flat()
      .map(({ seal }) => seal.organisationSeq)
      .sort(),
  ).toEqual([1, 2, 3, 4, 5]);
  const other = { ...hands[0], counterpart: "Somebody else" } as (typeof hands)[number];
  await expect(worker.proofs.add(other)).rejects.toMatchObject({ cause: { code: "proof.already_given" } });
});

test("a proof for another order is refused in words, a code that nobody knows is judged", async ({
  carrier: { dispatcher, worker },
}) => {
  const [one, other] = [await onItsWay(dispatcher), await onItsWay(dispatcher)];
  const scan = (code: string) => ({ kind: "code" as const, capturedAt: Date.now(), code });
  const refused = worker.proofs.add(
    newProof({ orderId: one.orderId, kind: "delivery", evidence: [scan(`C${other.number}-1`)] }),
  );
  await expect(refused).rejects.toMatchObject({
    cause: { code: "proof.of_another_order", about: { number: String(one.number), otherNumber: String(other.number) } },
  });
  const judged = await worker.proofs.add(
    newProof({ orderId: one.orderId, kind: "delivery", evidence: [scan("NOBODY-KNOWS")] }),
  );
  expect(judged.judgement).toMatchObject({
    strength: "weak",
    reasons: [{ code: "too_few_pieces" }],
    discounts: [{ code: "code_of_another_order", found: "NOBODY-KNOWS" }],
  });
  const { orderId } = await dispatcher.orders.create(newOrder());
  await expect(worker.proofs.add(newProof({ orderId }))).rejects.toMatchObject({ cause: { code: "proof.not_now" } });
  await expect(worker.proofs.add(newProof({ orderId: newId() }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  const picture = Buffer.from("<svg/>").toString("base64");
  const noPicture = newProof({ orderId: one.orderId, evidence: [{ kind: "photo", picture }] });
  await expect(worker.proofs.add(noPicture)).rejects.toMatchObject({ cause: { code: "proof.picture_refused" } });
});

test("thresholds and what is asked for are the organisation's own, and a proof keeps those that it was sealed under", async ({
  carrier: { dispatcher, worker, administrator },
}) => {
  const { orderId } = await onItsWay(dispatcher);
  const before = await worker.proofs.add(newProof({ orderId, kind: "delivery" }));
  await administrator.proofs.changeSettings({ farM: 5, delivery: { needs: ["code"], pieces: 1 } });
  expect(await worker.proofs.needs()).toMatchObject({ delivery: { farM: 5, needs: ["code"] }, pickup: { needs: [] } });
  const after = await worker.proofs.add(newProof({ orderId, kind: "delivery" }));
  expect(after.judgement?.reasons.map(({ code }) => code)).toEqual(["inaccurate", "evidence_missing"]);
  const listed = await dispatcher.proofs.list({ orderId });
  expect(listed.map(({ shown }) => shown?.judgement)).toEqual([before.judgement, after.judgement]);
});

test("a PIN is shown once, right at the door, and dead after five wrong tries", async ({
  carrier: { dispatcher, worker },
}) => {
  const { orderId } = await onItsWay(dispatcher);
  await expect(worker.proofs.tryPin({ orderId, pin: "123456" })).rejects.toMatchObject({
    cause: { code: "order_pin.none" },
  });
  const { pin } = await dispatcher.proofs.makePin({ orderId });
  const wrong = (by: number) => String((Number(pin) + by) % 1_000_000).padStart(6, "0");
  expect(await worker.proofs.tryPin({ orderId, pin: wrong(1) })).toEqual({ outcome: "wrong", triesLeft: 4 });
  expect(await worker.proofs.tryPin({ orderId, pin: wrong(1) })).toEqual({ outcome: "wrong", triesLeft: 4 });
  const given = newProof({ orderId, kind: "delivery", evidence: [{ kind: "pin", pin }] });
  await worker.proofs.add(given);
  const [{ shown } = { shown: null }] = await dispatcher.proofs.list({ orderId });
  expect(shown).toMatchObject({
    proof: { evidence: [{ kind: "pin", outcome: "matched", tries: 1 }] },
    judgement: { strength: "strong" },
  });
  expect(JSON.stringify(shown)).not.toContain(pin);
  for (const by of [2, 3, 4, 5]) await worker.proofs.tryPin({ orderId, pin: wrong(by) });
  expect(await worker.proofs.tryPin({ orderId, pin })).toEqual({ outcome: "locked", triesLeft: 0 });
  const { pin: another } = await dispatcher.proofs.makePin({ orderId });
  expect(await worker.proofs.tryPin({ orderId, pin: another })).toEqual({ outcome: "matched", triesLeft: 5 });
});

test("pictures stay to the byte what the phone took", async ({ carrier: { dispatcher, worker }, owner }) => {
  const { orderId } = await onItsWay(dispatcher);
  const { proofId } = await worker.proofs.add(newProof({ orderId, kind: "delivery" }));
  const [row] = await owner.sql`
    select content from proof_contents where proof_id = ${proofId} and file = 'contents/02-photo.png'`;
  expect(Buffer.from(row?.content).toString("base64")).toBe(png);
});

test("a driver proves what is on his own route, at its stop and with the stop's address", async ({
  carrier: { organisation, dispatcher },
  make,
  as,
  api,
  owner,
}) => {
  const [mine, other] = [await onItsWay(dispatcher), await onItsWay(dispatcher)];
  const [driver, stranger] = [await as.driver(organisation), await as.driver(organisation)];
  const organisationId = organisation.id;
  const onRoute = async ({ orderId }: { orderId: string }, { id: driverId }: { id: string }) => {
    const { id: vehicleId } = await make.vehicle({ organisationId });
    return furnishRoutes(owner, { organisationId, vehicleId, driverId, orderId });
  };
  const [{ stopId, pickupId }, otherStops] = [await onRoute(mine, driver), await onRoute(other, stranger)];
  const hand = newProof({ orderId: mine.orderId, kind: "delivery", stopId });
  await expect(api(stranger).proofs.add(hand)).rejects.toMatchObject({ code: "NOT_FOUND" });
  for (const wrong of [pickupId, otherStops.stopId])
    await expect(api(driver).proofs.add({ ...hand, stopId: wrong })).rejects.toMatchObject({
      cause: { code: "proof.stop_of_another_order" },
    });
  await api(driver).proofs.add(hand);
  const [{ shown } = { shown: null }] = await dispatcher.proofs.list({ orderId: mine.orderId });
  expect(shown?.proof).toMatchObject({
    address: { text: "Door, 1 Street", place: { latE7: 210_100_000 } },
    handedOverBy: { id: driver.id },
    takenBy: { id: null, name: "Nguyễn Thị Đào" },
  });
});
