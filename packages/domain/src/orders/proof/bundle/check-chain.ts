import { chainStart } from "../hashing.ts";
import type { Chain, Checkpoint, Seal } from "../inputs.ts";
import { sealSha256Of } from "../seal-proof.ts";

/** Whether the order's earlier seals lead from the first to this one, each naming the one before. */
export function isOrderChain({ order }: Chain, seal: Seal): boolean {
  let before = chainStart;
  for (const [at, link] of [...order, seal].entries()) {
    const { seq, before: named } = link.orderChain;
    const isOfOrder = link.orderId === seal.orderId && link.organisationId === seal.organisationId;
    if (!isOfOrder || seq !== at + 1 || named !== before) return false;
    before = sealSha256Of(link);
  }
  return true;
}

/** Whether the organisation's later seals lead from this one to the checkpoint. */
export function isOrganisationChain({ organisation }: Chain, seal: Seal, checkpoint: Checkpoint): boolean {
  let last = seal;
  if ((seal.organisationChain.seq === 1) !== (seal.organisationChain.before === chainStart)) return false;
  for (const link of organisation) {
    const { seq, before } = link.organisationChain;
    const follows = seq === last.organisationChain.seq + 1 && before === sealSha256Of(last);
    if (!follows || link.organisationId !== seal.organisationId) return false;
    last = link;
  }
  const { organisationId, seq, sealSha256 } = checkpoint;
  const isOfOrganisation = organisationId === seal.organisationId;
  return isOfOrganisation && seq === last.organisationChain.seq && sealSha256 === sealSha256Of(last);
}
