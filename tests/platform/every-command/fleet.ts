import { type Commands, inOrganisation } from "./command.ts";

export const fleetCommands: Commands = {
  "fleet.vehicles.create": { leaves: inOrganisation("vehicle.created") },
  "fleet.vehicles.update": { leaves: inOrganisation("vehicle.changed") },
  "fleet.vehicles.archive": { leaves: inOrganisation("vehicle.archived") },
  "fleet.drivers.update": { leaves: inOrganisation("driver.changed") },
  "fleet.assignments.create": { leaves: inOrganisation("assignment.created") },
  "fleet.assignments.update": { leaves: inOrganisation("assignment.changed") },
  "fleet.assignments.end": { leaves: inOrganisation("assignment.ended") },
  "fleet.groups.create": { leaves: inOrganisation("group.created") },
  "fleet.groups.update": { leaves: inOrganisation("group.changed") },
  "fleet.groups.delete": { leaves: inOrganisation("group.deleted") },
  "fleet.tags.rename": { leaves: inOrganisation("tag.renamed") },
  "fleet.tags.merge": { leaves: inOrganisation("tag.merged") },
  "fleet.tags.remove": { leaves: inOrganisation("tag.removed") },
  "fleet.devices.create": { leaves: inOrganisation("device.created", "device.fitted") },
  "fleet.devices.update": { leaves: inOrganisation("device.changed") },
  "fleet.devices.rotateSecret": { leaves: inOrganisation("device.secret_rotated") },
  "fleet.devices.revoke": { leaves: inOrganisation("device.unfitted", "device.revoked") },
  "fleet.devices.fit": {
    leaves: inOrganisation("device.unfitted", "device.fitted"),
    async call(api, { make, rows: { device, organisation } }) {
      const { id: vehicleId } = await make.vehicle({ organisationId: organisation.id });
      return api.fleet.devices.fit({ deviceId: device.id, vehicleId });
    },
  },
  "fleet.devices.unfit": { leaves: inOrganisation("device.unfitted") },
  "fleet.instructions.send": { leaves: inOrganisation("instruction.asked") },
  "fleet.instructions.cancel": { leaves: inOrganisation("instruction.cancelled") },
};
