import { createProofBundleEndpoint } from "@cartage/api/rest/proofs/bundle";
import { createSecretBox } from "@cartage/auth/secret-box";
import { newId } from "@cartage/db/id";
import { processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { expireProofs } from "@cartage/domain/orders/commands/expire-proofs";
import { signCheckpoints } from "@cartage/domain/orders/processes/sign-checkpoints";
import { verifyBundle } from "@cartage/domain/orders/proof/bundle/verify-bundle";
import { runAs } from "@cartage/domain/run-as";
import { carryOutErasures } from "@cartage/domain/tracking/processes/carry-out-erasures";
import { expect } from "vitest";
import { test } from "../../api/api-test.ts";
import { furnishRoutes } from "../../routes/furnish-routes.ts";
import { newOrder } from "../orders-test.ts";
import { newProof } from "./new-proof.ts";

const dayMs = 86_400_000;

test("what a proof holds goes when it is asked for, when its time is over and when its driver's time is erased; the chains still verify", async ({
  make,
  as,
  api,
  services,
  platform,
  owner,
  clock,
}) => {
  const organisation = await make.organisation();
  const administrator = api(await as.organisationAdministrator(organisation));
  const driverActor = await as.driver(organisation);
  const [driver, other] = [api(driverActor), api(await as.hubWorker(organisation))];
  const { orders, proofs } = administrator;
  const { orderId, number } = await orders.create(newOrder());
  for (const move of ["planned", "dispatched"] as const) await orders.move({ orderId, move });
  const { id: vehicleId } = await make.vehicle({ organisationId: organisation.id });
  await furnishRoutes(owner, { organisationId: organisation.id, vehicleId, driverId: driverActor.id, orderId });
  const asked = await driver.proofs.add(newProof({ orderId }));
  const ofDriver = await driver.proofs.add(newProof({ orderId }));
  const ofOther = await other.proofs.add(newProof({ orderId }));
  const byProcess = <T>(work: (ctx: Context) => Promise<T>) =>
    runAs(platform, { actor: processActor(newId()), requestId: newId(), now: clock.now }, work);
  const secrets = createSecretBox([Buffer.alloc(32, 7)]);
  const told: string[] = [];
  const sign = () =>
    byProcess((ctx) => signCheckpoints(ctx, { secrets, told: ({ organisationId }) => told.push(organisationId) }));
  await sign();
  await sign();
  expect(told.filter((id) => id === organisation.id)).toHaveLength(1);
  const because = async () => (await proofs.list({ orderId })).map(({ erasedBecause }) => erasedBecause);

  const slip = proofs.erase({ proofId: asked.proofId, number: "0" });
  await expect(slip).rejects.toMatchObject({ cause: { code: "proof.number_differs" } });
  await proofs.erase({ proofId: asked.proofId, number: `#${number}` });
  expect(await because()).toEqual(["asked", null, null]);
  const again = proofs.erase({ proofId: asked.proofId, number: String(number) });
  await expect(again).rejects.toMatchObject({ cause: { code: "proof.erased" } });

  const [{ name } = { name: "" }] = await owner.sql<{ name: string }[]>`
    select name from users where id = ${driverActor.id}`;
  const window = { from: clock.now().getTime() - dayMs, until: clock.now().getTime() + 60_000 };
  await administrator.tracking.erasures.ask({ of: "driver", id: driverActor.id, name, ...window });
  await byProcess(carryOutErasures);
  expect(await because()).toEqual(["asked", "person", null]);

  const endpoint = createProofBundleEndpoint({ services });
  const viewer = await as.viewer(organisation);
  const bundle = (proofId: string) =>
    endpoint(new Request(`http://localhost/api/proofs/bundle?proofId=${proofId}`), viewer.sessionId);
  expect((await bundle(ofDriver.proofId)).status).toBe(404);
  const left = verifyBundle(new Uint8Array(await (await bundle(ofOther.proofId)).arrayBuffer()));
  expect(left).toMatchObject({ isSound: true, seal: { orderChain: { seq: 3 } } });

  await proofs.changeSettings({ keptDays: 30 });
  await byProcess(expireProofs);
  expect(await because()).toEqual(["asked", "person", null]);
  clock.forward(31 * dayMs);
  await byProcess(expireProofs);
  expect(await because()).toEqual(["asked", "person", "expired"]);
  const [{ contents } = { contents: -1 }] = await owner.sql<{ contents: number }[]>`
    select count(*)::integer as contents from proof_contents where organisation_id = ${organisation.id}`;
  expect(contents).toBe(0);
  // the phone sends again what it could not know was taken
  expect((await proofs.list({ orderId })).map(({ seal }) => seal.orderSeq)).toEqual([1, 2, 3]);
});

test("no role changes what was sealed, nor empties it; contents go with their proof alone", async ({
  make,
  as,
  api,
  owner,
}) => {
  const organisation = await make.organisation();
  const { orders, proofs } = api(await as.dispatcher(organisation));
  const { orderId } = await orders.create(newOrder());
  for (const move of ["planned", "dispatched"] as const) await orders.move({ orderId, move });
  const { proofId } = await proofs.add(newProof({ orderId }));
  const { sql } = owner;
  const tries = [
    () => sql`update proof_seals set signature = '' where proof_id = ${proofId}`,
    () => sql`delete from proof_seals where proof_id = ${proofId}`,
    () => sql`truncate proof_seals cascade`,
    () => sql`update proofs set body = '{}' where id = ${proofId}`,
    () =>
      sql`update proofs set kind = 'delivery', body = null, erased_at = now(), erased_because = 'asked' where id = ${proofId}`,
    () => sql`delete from proofs where id = ${proofId}`,
    () => sql`update proof_contents set content = 'x' where proof_id = ${proofId}`,
    () => sql`delete from proof_contents where proof_id = ${proofId}`,
    () => sql`update signing_keys set public_pem = '' where organisation_id = ${organisation.id}`,
    () => sql`delete from signing_keys where organisation_id = ${organisation.id}`,
  ];
  for (const change of tries) await expect(change()).rejects.toMatchObject({ code: "23001" });
});
