import type { Rows } from "./row.ts";

const everywhere = { west: -180, south: -90, east: 180, north: 90 };

export const trackingRows: Rows = {
  "tracking.snapshot": {
    needs: "tracking.view",
    call: (api, { group }) => api.tracking.snapshot({ groupId: group.id }),
  },
  "tracking.history": {
    needs: "tracking.view",
    call: (api, { vehicle }) => api.tracking.history({ vehicleId: vehicle.id, from: 0, to: 2_000_000_000 }),
  },
  "tracking.erasures.list": {
    needs: "organisation.manage",
    call: (api) => api.tracking.erasures.list(),
  },
  "tracking.erasures.ask": {
    needs: "organisation.manage",
    call: (api, { vehicle }) =>
      api.tracking.erasures.ask({ of: "vehicle", id: vehicle.id, name: vehicle.name, from: 0, until: 1_000 }),
  },
  "tracking.screening.get": { needs: "tracking.view", call: (api) => api.tracking.screening.get() },
  "tracking.screening.set": {
    needs: "organisation.manage",
    call: (api) => api.tracking.screening.set({ vehicleType: "truck", settings: { haltAfterS: 240 } }),
  },
  "tracking.screening.restore": {
    needs: "trips.edit",
    call: (api, { vehicle, device }) =>
      api.tracking.screening.restore({
        vehicleId: vehicle.id,
        deviceId: device.id,
        fixTime: Date.UTC(2026, 0, 1, 0, 1),
      }),
  },
  "tracking.screening.doubt": {
    needs: "trips.edit",
    call: (api, { vehicle, device }) =>
      api.tracking.screening.doubt({ vehicleId: vehicle.id, deviceId: device.id, fixTime: Date.UTC(2026, 0, 1) }),
  },
  "tracking.nearby": {
    needs: "tracking.view",
    call: (api) => api.tracking.nearby({ within: { bounds: everywhere } }),
  },
  "tracking.live": {
    needs: "tracking.view",
    isForPeople: true,
    call: async (api) => {
      const stream = await api.tracking.live({});
      for await (const event of stream) return event;
      return null;
    },
  },
  "tracking.letters.causes": { needs: "devices.view", call: (api) => api.tracking.letters.causes({}) },
  "tracking.letters.list": {
    needs: "devices.view",
    call: (api, { device }) => api.tracking.letters.list({ deviceId: device.id }),
  },
  "tracking.letters.retries": { needs: "devices.view", call: (api) => api.tracking.letters.retries() },
  "tracking.letters.retry": {
    needs: "devices.manage",
    call: (api, { device }) => api.tracking.letters.retry({ deviceId: device.id }),
  },
  "tracking.letters.everywhere.causes": {
    needs: "issues.manage",
    call: (api) => api.tracking.letters.everywhere.causes({}),
  },
  "tracking.letters.everywhere.list": {
    needs: "issues.manage",
    call: (api) => api.tracking.letters.everywhere.list({}),
  },
  "tracking.letters.everywhere.retries": {
    needs: "issues.manage",
    call: (api) => api.tracking.letters.everywhere.retries(),
  },
  "tracking.letters.everywhere.retry": {
    needs: "issues.manage",
    call: (api) => api.tracking.letters.everywhere.retry({ reason: "not_json" }),
  },
  "tracking.imports.list": { needs: "history.import", call: (api) => api.tracking.imports.list({}) },
  "tracking.imports.stop": {
    needs: "history.import",
    call: (api, { importId }) => api.tracking.imports.stop({ importId }),
  },
};
