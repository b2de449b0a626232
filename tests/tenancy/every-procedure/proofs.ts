import { newProof } from "../../orders/proofs/new-proof.ts";
import type { Rows } from "./row.ts";

const gives = { needs: "proofs.add" as const };
const steers = { needs: "organisation.manage" as const };

export const proofsRows: Rows = {
  "proofs.list": { needs: "orders.view", call: (api, { provenOrderId: orderId }) => api.proofs.list({ orderId }) },
  "proofs.add": { ...gives, call: (api, { provenOrderId: orderId }) => api.proofs.add(newProof({ orderId })) },
  "proofs.tryPin": {
    ...gives,
    call: (api, { provenOrderId: orderId }) => api.proofs.tryPin({ orderId, pin: "000000" }),
  },
  "proofs.needs": { ...gives, call: (api) => api.proofs.needs() },
  "proofs.makePin": {
    needs: "orders.edit",
    call: (api, { provenOrderId: orderId }) => api.proofs.makePin({ orderId }),
  },
  "proofs.erase": {
    ...steers,
    call: (api, { proofId, provenNumber }) => api.proofs.erase({ proofId, number: provenNumber }),
  },
  "proofs.settings": { ...steers, call: (api) => api.proofs.settings() },
  "proofs.changeSettings": { ...steers, call: (api) => api.proofs.changeSettings({ farM: 200 }) },
  "proofs.rotateKey": { ...steers, call: (api) => api.proofs.rotateKey() },
};
