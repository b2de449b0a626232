import { FenceDefinition } from "@cartage/domain/geofences/inputs";
import type { Rows } from "./row.ts";

const definition = FenceDefinition.parse({ shape: { kind: "circle", lat: 10, lon: 106, radiusM: 100 } });
const period = { from: new Date(Date.now() - 86_400_000), to: new Date() };

export const geofencesRows: Rows = {
  "geofences.list": { needs: "tracking.view", call: (api) => api.geofences.list({}) },
  "geofences.get": { needs: "tracking.view", call: (api, { geofenceId }) => api.geofences.get({ geofenceId }) },
  "geofences.shapes": { needs: "tracking.view", call: (api) => api.geofences.shapes({}) },
  "geofences.inside": { needs: "tracking.view", call: (api, { geofenceId }) => api.geofences.inside({ geofenceId }) },
  "geofences.visits": {
    needs: "tracking.view",
    call: (api, { geofenceId }) => api.geofences.visits({ geofenceId, ...period }),
  },
  "geofences.create": {
    needs: "geofences.edit",
    call: (api) => api.geofences.create({ name: crypto.randomUUID(), definition }),
  },
  "geofences.update": {
    needs: "geofences.edit",
    call: (api, { geofenceId }) => api.geofences.update({ geofenceId, definition }),
  },
  "geofences.archive": {
    needs: "geofences.edit",
    call: (api, { geofenceId }) => api.geofences.archive({ geofenceId }),
  },
  "geofences.import": {
    needs: "geofences.edit",
    call: (api) =>
      api.geofences.import({
        rows: ["A", "B"].map((name) => ({ name: `${name} ${crypto.randomUUID()}`, definition })),
      }),
  },
};
