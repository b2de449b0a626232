import { png } from "../../orders/proofs/new-proof.ts";
import type { Rows } from "./row.ts";

const about = { description: "A flat tyre", happenedAt: Date.UTC(2026, 10, 20) };
const looks = { needs: "incidents.view" as const };
const reports = { needs: "incidents.report" as const };
const works = { needs: "incidents.work" as const };

export const incidentsRows: Rows = {
  "incidents.list": { ...looks, call: (api) => api.incidents.list({}) },
  "incidents.get": { ...looks, call: (api, { incidentId }) => api.incidents.get({ incidentId }) },
  "incidents.open": { ...reports, call: (api) => api.incidents.open({ kind: "breakdown", ...about }) },
  "incidents.note": { ...reports, call: (api, { incidentId }) => api.incidents.note({ incidentId, text: "Towed" }) },
  "incidents.addPhoto": {
    ...reports,
    call: (api, { incidentId }) => api.incidents.addPhoto({ incidentId, name: "a.png", content: png }),
  },
  "incidents.change": { ...works, call: (api, { incidentId }) => api.incidents.change({ incidentId, ...about }) },
  "incidents.move": { ...works, call: (api, { incidentId }) => api.incidents.move({ incidentId, move: "taken_up" }) },
  // the number of the furnished one
  "incidents.erase": {
    needs: "organisation.manage",
    call: (api, { incidentId }) => api.incidents.erase({ incidentId, number: "1" }),
  },
  "incidents.wayOut": { ...works, call: (api, { incidentId }) => api.incidents.wayOut({ incidentId }) },
};
