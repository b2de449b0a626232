import type { Rows } from "./row.ts";

const day = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 2) };
const circle = { lat: 21, lon: 105.8, radiusM: 1_000 };
const share = { ...day, expiresInH: 1, blurM: 100, hidesEndsM: 0 } as const;
const startedAt = Date.UTC(2026, 0, 1, 8);

export const historyRows: Rows = {
  "history.day": {
    needs: "tracking.view",
    call: (api, { vehicle }) => api.history.day({ vehicleId: vehicle.id, ...day }),
  },
  "history.days": {
    needs: "tracking.view",
    call: (api, { vehicle }) => api.history.days({ vehicleId: vehicle.id, edges: [day.from, day.to] }),
  },
  "history.fleetDay": { needs: "tracking.view", call: (api) => api.history.fleetDay(day) },
  "history.presence": {
    needs: "tracking.view",
    call: (api) => api.history.presence({ within: { circle }, ...day }),
  },
  "history.trips.list": {
    needs: "tracking.view",
    call: (api, { vehicle }) => api.history.trips.list({ vehicleId: vehicle.id, ...day }),
  },
  "history.trips.join": {
    needs: "trips.edit",
    call: (api, { vehicle }) => api.history.trips.join({ vehicleId: vehicle.id, startedAt }),
  },
  "history.trips.cut": {
    needs: "trips.edit",
    call: (api, { vehicle }) => api.history.trips.cut({ vehicleId: vehicle.id, startedAt, at: startedAt + 60_000 }),
  },
  "history.trips.label": {
    needs: "trips.edit",
    call: (api, { vehicle }) => api.history.trips.label({ vehicleId: vehicle.id, startedAt, label: "private" }),
  },
  "history.trips.removeEdit": {
    needs: "trips.edit",
    call: (api, { tripEditId }) => api.history.trips.removeEdit({ tripEditId }),
  },
  "history.shares.list": {
    needs: "tracks.share",
    call: (api, { vehicle }) => api.history.shares.list({ vehicleId: vehicle.id }),
  },
  "history.shares.create": {
    needs: "tracks.share",
    call: (api, { vehicle }) => api.history.shares.create({ vehicleId: vehicle.id, ...share }),
  },
  "history.shares.revoke": {
    needs: "tracks.share",
    call: (api, { shareId }) => api.history.shares.revoke({ trackShareId: shareId }),
  },
  "history.shares.open": {
    needs: "nothing",
    call: (api) => api.history.shares.open({ token: "a".repeat(43) }),
  },
};
