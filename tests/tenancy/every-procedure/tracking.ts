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
};
