import type { Rows } from "./row.ts";

export const fleetRows: Rows = {
  "fleet.vehicles.list": {
    needs: "vehicles.view",
    call: (api, { group, vehicle }) => api.fleet.vehicles.list({ groupId: group.id, search: vehicle.name }),
  },
  "fleet.vehicles.get": {
    needs: "vehicles.view",
    call: (api, { vehicle }) => api.fleet.vehicles.get({ vehicleId: vehicle.id }),
  },
  "fleet.vehicles.create": {
    needs: "vehicles.edit",
    call: (api, { group }) => api.fleet.vehicles.create({ name: "A", type: "car", groupId: group.id }),
  },
  "fleet.vehicles.update": {
    needs: "vehicles.edit",
    call: (api, { vehicle }) => api.fleet.vehicles.update({ vehicleId: vehicle.id, name: "changed" }),
  },
  "fleet.vehicles.archive": {
    needs: "vehicles.edit",
    call: (api, { vehicle }) => api.fleet.vehicles.archive({ vehicleId: vehicle.id }),
  },
  "fleet.drivers.list": { needs: "drivers.view", call: (api) => api.fleet.drivers.list({}) },
  "fleet.drivers.get": {
    needs: "drivers.view",
    call: (api, { user }) => api.fleet.drivers.get({ driverId: user.id }),
  },
  "fleet.drivers.update": {
    needs: "drivers.edit",
    call: (api, { user }) => api.fleet.drivers.update({ driverId: user.id, licenceClasses: ["CE"] }),
  },
  "fleet.assignments.list": {
    needs: "drivers.view",
    call: (api, { user, vehicle }) => api.fleet.assignments.list({ driverId: user.id, vehicleId: vehicle.id }),
  },
  "fleet.assignments.create": {
    needs: "drivers.edit",
    call: (api, { user, vehicle }) =>
      api.fleet.assignments.create({ driverId: user.id, vehicleId: vehicle.id, kind: "backup" }),
  },
  "fleet.assignments.update": {
    needs: "drivers.edit",
    call: (api, { assignmentId }) => api.fleet.assignments.update({ assignmentId, kind: "backup" }),
  },
  "fleet.assignments.end": {
    needs: "drivers.edit",
    call: (api, { assignmentId }) => api.fleet.assignments.end({ assignmentId }),
  },
  "fleet.groups.list": { needs: "vehicles.view", call: (api) => api.fleet.groups.list() },
  "fleet.groups.create": {
    needs: "vehicles.edit",
    call: (api, { group }) => api.fleet.groups.create({ name: "A", parentId: group.id }),
  },
  "fleet.groups.update": {
    needs: "vehicles.edit",
    call: (api, { group }) => api.fleet.groups.update({ groupId: group.id, name: "changed" }),
  },
  "fleet.groups.delete": {
    needs: "vehicles.edit",
    call: (api, { group }) => api.fleet.groups.delete({ groupId: group.id, vehiclesTo: null }),
  },
  "fleet.tags.count": { needs: "vehicles.view", call: (api) => api.fleet.tags.count() },
  "fleet.tags.rename": {
    needs: "vehicles.edit",
    call: (api, { organisation }) => api.fleet.tags.rename({ tag: `tag-of-${organisation.key}`, to: "b" }),
  },
  "fleet.tags.merge": {
    needs: "vehicles.edit",
    call: (api, { organisation }) => api.fleet.tags.merge({ tags: [`tag-of-${organisation.key}`], into: "b" }),
  },
  "fleet.tags.remove": {
    needs: "vehicles.edit",
    call: (api, { organisation }) => api.fleet.tags.remove({ tag: `tag-of-${organisation.key}` }),
  },
  "fleet.tags.list": { needs: "vehicles.view", call: (api) => api.fleet.tags.list() },
  "fleet.devices.list": {
    needs: "devices.view",
    call: (api, { vehicle }) => api.fleet.devices.list({ vehicleId: vehicle.id }),
  },
  "fleet.devices.get": {
    needs: "devices.view",
    call: (api, { device }) => api.fleet.devices.get({ deviceId: device.id }),
  },
  "fleet.devices.create": {
    needs: "devices.manage",
    call: (api, { vehicle }) => api.fleet.devices.create({ name: "A", kind: "tracker", vehicleId: vehicle.id }),
  },
  "fleet.devices.update": {
    needs: "devices.manage",
    call: (api, { device }) => api.fleet.devices.update({ deviceId: device.id, name: "changed" }),
  },
  "fleet.devices.rotateSecret": {
    needs: "devices.manage",
    call: (api, { device }) => api.fleet.devices.rotateSecret({ deviceId: device.id }),
  },
  "fleet.devices.revoke": {
    needs: "devices.manage",
    call: (api, { device }) => api.fleet.devices.revoke({ deviceId: device.id }),
  },
  "fleet.devices.fit": {
    needs: "devices.manage",
    call: (api, { device, vehicle }) => api.fleet.devices.fit({ deviceId: device.id, vehicleId: vehicle.id }),
  },
  "fleet.devices.unfit": {
    needs: "devices.manage",
    call: (api, { device }) => api.fleet.devices.unfit({ deviceId: device.id }),
  },
  "fleet.devices.positions": {
    needs: "devices.view",
    call: (api, { device }) => api.fleet.devices.positions({ deviceId: device.id }),
  },
  "fleet.devices.deadLetters": {
    needs: "devices.view",
    call: (api, { device }) => api.fleet.devices.deadLetters({ deviceId: device.id }),
  },
  "fleet.devices.presence": {
    needs: "devices.view",
    call: (api, { device }) => api.fleet.devices.presence({ deviceId: device.id }),
  },
  "fleet.devices.health": {
    needs: "devices.view",
    call: (api, { device }) => api.fleet.devices.health({ deviceId: device.id }),
  },
  "fleet.devices.listHealth": {
    needs: "devices.view",
    call: (api, { device }) => api.fleet.devices.listHealth({ search: device.name }),
  },
  "fleet.instructions.list": {
    needs: "devices.view",
    call: (api, { device }) => api.fleet.instructions.list({ deviceId: device.id }),
  },
  "fleet.instructions.send": {
    needs: "devices.instruct",
    call: (api, { device }) => api.fleet.instructions.send({ deviceId: device.id, kind: "position", body: {} }),
  },
  "fleet.instructions.cancel": {
    needs: "devices.instruct",
    call: (api, { instructionId }) => api.fleet.instructions.cancel({ instructionId }),
  },
};
