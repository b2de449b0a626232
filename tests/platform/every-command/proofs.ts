import { type Commands, inOrganisation } from "./command.ts";

export const proofsCommands: Commands = {
  "proofs.add": { leaves: inOrganisation("proof.sealed") },
  "proofs.tryPin": { leaves: inOrganisation("order.pin_tried") },
  "proofs.makePin": { leaves: inOrganisation("order.pin_made") },
  "proofs.erase": { leaves: inOrganisation("proof.erased") },
  "proofs.changeSettings": { leaves: inOrganisation("organisation.proofs_settled") },
  "proofs.rotateKey": { leaves: inOrganisation("organisation.signing_key_rotated") },
};
