import { newId } from "@cartage/db/id";
import { derivationMarks } from "@cartage/db/schema/derived";
import { tripEdits } from "@cartage/db/schema/trips";
import type { Insider } from "../../authorise.ts";
import { explain } from "../../explain.ts";
import { record } from "../../record.ts";
import type { Transaction } from "../../transactionally.ts";

interface Edit {
  vehicleId: string;
  kind: "join" | "cut";
  /** Epoch ms, as `since`: from when on the vehicle is to be derived anew. */
  at: number;
  since: number;
}

/** Adds an edit to what the derivation is given, and asks for it. Throws `trip.edited_already`. */
export async function addTripEdit(tx: Transaction, member: Insider, { vehicleId, kind, at, since }: Edit) {
  const { organisationId, id: createdBy } = member;
  const tripEditId = newId();
  const createdAt = tx.context.now();
  await tx
    .insert(tripEdits)
    .values({ id: tripEditId, organisationId, vehicleId, kind, at: new Date(at), createdBy, createdAt })
    .catch(explain({ trip_edits_once: "trip.edited_already" }));
  await tx.insert(derivationMarks).values({ organisationId, vehicleId, since: new Date(since) });
  const event = { type: "trip_edit.added", tripEditId, vehicleId, occurredAt: createdAt } as const;
  await record(tx, event, { after: { kind, at: new Date(at) } });
  return { tripEditId };
}
