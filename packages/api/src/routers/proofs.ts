import { addProof } from "@cartage/domain/orders/commands/add-proof";
import { changeProofSettings } from "@cartage/domain/orders/commands/change-proof-settings";
import { eraseProof } from "@cartage/domain/orders/commands/erase-proof";
import { makeOrderPin } from "@cartage/domain/orders/commands/make-order-pin";
import { rotateSigningKey } from "@cartage/domain/orders/commands/rotate-signing-key";
import { tryOrderPin } from "@cartage/domain/orders/commands/try-order-pin";
import { OrderId } from "@cartage/domain/orders/inputs";
import { AddProof, EraseProof, ProofSettings, TryOrderPin } from "@cartage/domain/orders/proof/add-inputs";
import { listProofs } from "@cartage/domain/orders/queries/list-proofs";
import { showProofNeeds } from "@cartage/domain/orders/queries/show-proof-needs";
import { showProofSettings } from "@cartage/domain/orders/queries/show-proof-settings";
import { memberProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

export const proofsRouter = router({
  list: memberProcedure.input(OrderId).query(({ ctx, input }) => listProofs(ctx, input)),
  // for phones; again is harmless by the proof's own id, and no digest of what has a PIN in it is kept
  add: memberProcedure.input(AddProof).mutation(({ ctx, input }) => addProof(ctx, input)),
  tryPin: memberProcedure.input(TryOrderPin).mutation(({ ctx, input }) => tryOrderPin(ctx, input)),
  needs: memberProcedure.query(({ ctx }) => showProofNeeds(ctx)),
  makePin: memberProcedure.input(OrderId).mutation(repeatable(makeOrderPin, { shownOnce: "order_pin.already_shown" })),
  erase: memberProcedure.input(EraseProof).mutation(repeatable(eraseProof)),
  settings: memberProcedure.query(({ ctx }) => showProofSettings(ctx)),
  changeSettings: memberProcedure.input(ProofSettings).mutation(repeatable(changeProofSettings)),
  rotateKey: memberProcedure.mutation(repeatable(rotateSigningKey)),
});
