import { organisations, users } from "@cartage/db/schema/accounts";
import { devices } from "@cartage/db/schema/fleet";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../transactionally.ts";
import type { Order } from "../log-rules.ts";
import { type AddProof, thresholdsOf } from "../proof/add-inputs.ts";
import type { HandOver, RawEvidence } from "../proof/make-proof.ts";
import type { ProvenStop } from "./find-stop.ts";
import { readSettings } from "./read-settings.ts";

/** What the phone told, with what only we know: names, address, codes, thresholds, and when we had it. */
export async function describeHandOver(
  tx: Transaction,
  order: Order,
  given: AddProof & { raw: readonly RawEvidence[]; stop: ProvenStop | null },
): Promise<HandOver> {
  const { organisationId } = order;
  const { actor, now } = tx.context;
  const [organisation] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  const [person] = await tx.select({ name: users.name }).from(users).where(eq(users.id, actor.id));
  const ours = { id: actor.id, name: person?.name ?? "" };
  const theirs = { id: null, name: given.counterpart };
  const isPickup = given.kind === "pickup";
  // where goods pass over a hub, the stop says where that is
  const { name, address, place } = given.stop ?? order.content[given.kind];
  const { id: deviceId, ...told } = given.device;
  return {
    id: given.proofId,
    organisation: { id: organisationId, name: organisation?.name ?? "" },
    order: {
      id: order.id,
      number: String(order.number),
      codes: [...new Set(order.content.items.map(({ barcode }) => barcode))],
    },
    kind: given.kind,
    handedOverBy: isPickup ? theirs : ours,
    takenBy: isPickup ? ours : theirs,
    address: { text: `${name}, ${address}`, place },
    handedOverAt: given.handedOverAt,
    receivedAt: now().getTime(),
    clockOffsetMs: given.clockOffsetMs,
    fix: given.fix,
    // nobody attests yet, and what a phone says of itself is no attestation
    device: { ...told, id: await knownDevice(tx, organisationId, deviceId), attestation: "unknown" },
    evidence: given.raw,
    thresholds: thresholdsOf(await readSettings(tx, organisationId), given.kind),
  };
}

async function knownDevice(tx: Transaction, organisationId: string, deviceId: string | null): Promise<string | null> {
  if (deviceId === null) return null;
  const [device] = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.organisationId, organisationId), eq(devices.id, deviceId)));
  return device?.id ?? null;
}
