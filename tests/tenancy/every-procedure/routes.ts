import { routeDay } from "../../routes/furnish-routes.ts";
import type { Rows } from "./row.ts";

const hub = { name: "A", kind: "depot" as const, address: "A", lat: 21, lon: 105.8, timeZone: "UTC" };

export const routesRows: Rows = {
  "routes.days.get": {
    needs: "routes.view",
    call: (api) => api.routes.days.get({ day: routeDay, timeZone: "UTC" }),
  },
  "routes.days.save": {
    needs: "routes.edit",
    call: (api, { vehicle }) =>
      api.routes.days.save({
        ...{ day: routeDay, timeZone: "UTC" },
        routes: [{ vehicleId: vehicle.id, basedOn: 1, stops: [] }],
      }),
  },
  "routes.progress.day": { needs: "routes.view", call: (api) => api.routes.progress.day({ day: routeDay }) },
  "routes.progress.order": {
    needs: "orders.view",
    call: (api, { orderId }) => api.routes.progress.order({ orderId }),
  },
  "routes.progress.vehicle": {
    needs: "routes.view",
    call: (api, { vehicle }) => api.routes.progress.vehicle({ vehicleId: vehicle.id }),
  },
  "routes.progress.calibration": { needs: "routes.view", call: (api) => api.routes.progress.calibration() },
  "routes.dispatches.ask": {
    needs: "routes.edit",
    call: (api, { routeId }) => api.routes.dispatches.ask({ routeId, basedOn: 1 }),
  },
  "routes.dispatches.ofRoute": {
    needs: "routes.view",
    call: (api, { routeId }) => api.routes.dispatches.ofRoute({ routeId }),
  },
  "routes.dispatches.list": { needs: "organisations.view", call: (api) => api.routes.dispatches.list({}) },
  "routes.dispatches.retry": {
    needs: "issues.manage",
    call: (api, { dispatchId }) => api.routes.dispatches.retry({ dispatchId }),
  },
  "routes.days.plan": {
    needs: "routes.edit",
    isForPeople: true,
    call: async (api) => {
      const stream = await api.routes.days.plan({ day: routeDay, timeZone: "UTC", seconds: 0.1 });
      for await (const proposal of stream) return proposal;
      return null;
    },
  },
  "routes.days.shapes": { needs: "routes.view", call: (api) => api.routes.days.shapes({ day: routeDay }) },
  "routes.days.habits": { needs: "routes.view", call: (api) => api.routes.days.habits() },
  "routes.days.nearest": {
    needs: "routes.view",
    call: (api, { orderId }) => api.routes.days.nearest({ day: routeDay, timeZone: "UTC", orderId, leg: 1 }),
  },
  "routes.orderWays": { needs: "orders.view", call: (api, { orderId }) => api.routes.orderWays({ orderId }) },
  "routes.orderLegs": { needs: "orders.view", call: (api, { orderId }) => api.routes.orderLegs({ orderId }) },
  "routes.recall": { needs: "routes.edit", call: (api, { routeId }) => api.routes.recall({ routeId }) },
  "routes.cancel": { needs: "routes.edit", call: (api, { routeId }) => api.routes.cancel({ routeId }) },
  "routes.accept": { needs: "routes.drive", call: (api, { routeId }) => api.routes.accept({ routeId }) },
  "routes.decline": {
    needs: "routes.drive",
    call: (api, { routeId }) => api.routes.decline({ routeId, reason: "Ill" }),
  },
  "routes.own": { needs: "routes.drive", call: (api) => api.routes.own() },
  "routes.start": { needs: "routes.drive", call: (api, { routeId }) => api.routes.start({ routeId }) },
  "routes.stops.arrive": {
    needs: "routes.drive",
    call: (api, { pickupId }) => api.routes.stops.arrive({ stopId: pickupId }),
  },
  "routes.stops.complete": {
    needs: "routes.drive",
    call: (api, { pickupId }) => api.routes.stops.complete({ stopId: pickupId }),
  },
  "routes.stops.fail": {
    needs: "routes.drive",
    call: (api, { pickupId }) => api.routes.stops.fail({ stopId: pickupId, reason: "Closed" }),
  },
  "routes.scans.hubs": { needs: "goods.scan", call: (api) => api.routes.scans.hubs() },
  "routes.scans.stock": { needs: "goods.scan", call: (api, { hubId }) => api.routes.scans.stock({ hubId }) },
  "routes.scans.trail": { needs: "orders.view", call: (api, { orderId }) => api.routes.scans.trail({ orderId }) },
  "routes.scans.scan": {
    needs: "goods.scan",
    call: (api, { hubId, orderCode }) =>
      api.routes.scans.scan({ scanId: hubId, hubId, direction: "in", code: orderCode }),
  },
  "routes.scans.close": {
    needs: "goods.scan",
    call: (api, { hubId, orderId }) =>
      api.routes.scans.close({ hubId, orderId, direction: "in", reason: "Counted by hand" }),
  },
  "routes.network": { needs: "hubs.view", call: (api) => api.routes.network() },
  "routes.ways": {
    needs: "hubs.view",
    call: (api, { hubId, otherHubId }) => api.routes.ways({ fromHubId: hubId, toHubId: otherHubId }),
  },
  "routes.hubs.list": { needs: "hubs.view", call: (api) => api.routes.hubs.list({}) },
  "routes.hubs.get": { needs: "hubs.view", call: (api, { hubId }) => api.routes.hubs.get({ hubId }) },
  "routes.hubs.affected": { needs: "hubs.view", call: (api, { hubId }) => api.routes.hubs.affected({ hubId }) },
  "routes.hubs.nearest": {
    needs: "tracking.view",
    call: (api, { vehicle }) => api.routes.hubs.nearest({ vehicleId: vehicle.id }),
  },
  "routes.hubs.create": {
    needs: "hubs.edit",
    call: (api, { geofenceId }) => api.routes.hubs.create({ ...hub, code: "A", geofenceId }),
  },
  "routes.hubs.update": {
    needs: "hubs.edit",
    call: (api, { hubId }) => api.routes.hubs.update({ hubId, name: "changed" }),
  },
  "routes.hubs.setState": {
    needs: "hubs.edit",
    call: (api, { hubId }) => api.routes.hubs.setState({ hubId, state: "broken", reason: "A flood" }),
  },
  "routes.hubs.archive": { needs: "hubs.edit", call: (api, { hubId }) => api.routes.hubs.archive({ hubId }) },
  "routes.hubs.workers": { needs: "hubs.edit", call: (api) => api.routes.hubs.workers() },
  "routes.hubs.setWorkers": {
    needs: "hubs.edit",
    call: (api, { hubId }) => api.routes.hubs.setWorkers({ hubId, userIds: [] }),
  },
  "routes.lanes.estimate": {
    needs: "hubs.view",
    call: (api, { hubId, otherHubId }) => api.routes.lanes.estimate({ fromHubId: hubId, toHubId: otherHubId }),
  },
  "routes.lanes.create": {
    needs: "hubs.edit",
    call: (api, { hubId, otherHubId }) =>
      api.routes.lanes.create({ fromHubId: otherHubId, toHubId: hubId, distanceM: 1_000, durationS: 60 }),
  },
  "routes.lanes.update": {
    needs: "hubs.edit",
    call: (api, { laneId }) => api.routes.lanes.update({ laneId, distanceM: 7 }),
  },
  "routes.lanes.remove": { needs: "hubs.edit", call: (api, { laneId }) => api.routes.lanes.remove({ laneId }) },
  "routes.imports.preview": {
    needs: "hubs.edit",
    call: (api) => api.routes.imports.preview({ kind: "hubs", text: hubFile }),
  },
  "routes.imports.take": {
    needs: "hubs.edit",
    call: (api) => api.routes.imports.take({ kind: "hubs", text: hubFile, take: "all_or_none" }),
  },
};

const hubFile = "code,name,address,lat,lon\nNEW,New,Street,21,105.8\n";
