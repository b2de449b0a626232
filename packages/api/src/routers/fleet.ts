import type { Context } from "@cartage/domain/context";
import { archiveVehicle } from "@cartage/domain/fleet/commands/archive-vehicle";
import { cancelInstruction } from "@cartage/domain/fleet/commands/cancel-instruction";
import { createAssignment } from "@cartage/domain/fleet/commands/create-assignment";
import { createDevice } from "@cartage/domain/fleet/commands/create-device";
import { createGroup } from "@cartage/domain/fleet/commands/create-group";
import { createVehicle } from "@cartage/domain/fleet/commands/create-vehicle";
import { deleteGroup } from "@cartage/domain/fleet/commands/delete-group";
import { endAssignment } from "@cartage/domain/fleet/commands/end-assignment";
import { fitDevice } from "@cartage/domain/fleet/commands/fit-device";
import { mergeTags } from "@cartage/domain/fleet/commands/merge-tags";
import { removeTag } from "@cartage/domain/fleet/commands/remove-tag";
import { renameTag } from "@cartage/domain/fleet/commands/rename-tag";
import { revokeDevice } from "@cartage/domain/fleet/commands/revoke-device";
import { rotateDeviceSecret } from "@cartage/domain/fleet/commands/rotate-device-secret";
import { sendInstruction } from "@cartage/domain/fleet/commands/send-instruction";
import { unfitDevice } from "@cartage/domain/fleet/commands/unfit-device";
import { updateAssignment } from "@cartage/domain/fleet/commands/update-assignment";
import { updateDevice } from "@cartage/domain/fleet/commands/update-device";
import { updateDriver } from "@cartage/domain/fleet/commands/update-driver";
import { updateGroup } from "@cartage/domain/fleet/commands/update-group";
import { updateVehicle } from "@cartage/domain/fleet/commands/update-vehicle";
import type { BrokerAddress } from "@cartage/domain/fleet/connection-settings";
import {
  AssignmentId,
  CreateAssignment,
  DriverId,
  ListAssignments,
  ListDrivers,
  UpdateAssignment,
  UpdateDriver,
} from "@cartage/domain/fleet/driver-inputs";
import { ListDeviceHealth } from "@cartage/domain/fleet/health-inputs";
import {
  CreateDevice,
  CreateGroup,
  CreateVehicle,
  DeleteGroup,
  DeviceId,
  FitDevice,
  ListDeadLetters,
  ListDevicePositions,
  ListDevices,
  ListPresenceChanges,
  ListVehicles,
  MergeTags,
  RemoveTag,
  RenameTag,
  UpdateDevice,
  UpdateGroup,
  UpdateVehicle,
  VehicleId,
} from "@cartage/domain/fleet/inputs";
import { InstructionId, ListInstructions, SendInstruction } from "@cartage/domain/fleet/instruction-inputs";
import { countTags } from "@cartage/domain/fleet/queries/count-tags";
import { getDevice } from "@cartage/domain/fleet/queries/get-device";
import { getDeviceHealth } from "@cartage/domain/fleet/queries/get-device-health";
import { getDriver } from "@cartage/domain/fleet/queries/get-driver";
import { getVehicle } from "@cartage/domain/fleet/queries/get-vehicle";
import { listAssignments } from "@cartage/domain/fleet/queries/list-assignments";
import { listDeadLetters } from "@cartage/domain/fleet/queries/list-dead-letters";
import { listDeviceHealth } from "@cartage/domain/fleet/queries/list-device-health";
import { listDevicePositions } from "@cartage/domain/fleet/queries/list-device-positions";
import { listDevices } from "@cartage/domain/fleet/queries/list-devices";
import { listDrivers } from "@cartage/domain/fleet/queries/list-drivers";
import { listGroups } from "@cartage/domain/fleet/queries/list-groups";
import { listInstructions } from "@cartage/domain/fleet/queries/list-instructions";
import { listPresenceChanges } from "@cartage/domain/fleet/queries/list-presence-changes";
import { listTags } from "@cartage/domain/fleet/queries/list-tags";
import { listVehicles } from "@cartage/domain/fleet/queries/list-vehicles";
import { personalReads } from "@cartage/domain/platform/audit/personal-reads";
import { personal } from "../personal.ts";
import { memberProcedure } from "../procedures.ts";
import { type RepeatableContext, repeatable } from "../repeatable.ts";
import type { PeopleServices } from "../services.ts";
import { router } from "../trpc.ts";

/** A command that answers with a device's secret and its settings: shown once, and told where the broker is. */
function revealing<Input, Output>(command: (ctx: Context, input: Input, broker: BrokerAddress) => Promise<Output>) {
  return repeatable(
    (ctx: RepeatableContext & { people: PeopleServices }, input: Input) => command(ctx, input, ctx.people.broker),
    { shownOnce: "device.secret_already_shown" },
  );
}

const vehiclesRouter = router({
  list: memberProcedure.input(ListVehicles).query(({ ctx, input }) => listVehicles(ctx, input)),
  get: memberProcedure.input(VehicleId).query(({ ctx, input }) => getVehicle(ctx, input)),
  create: memberProcedure.input(CreateVehicle).mutation(repeatable(createVehicle)),
  update: memberProcedure.input(UpdateVehicle).mutation(repeatable(updateVehicle)),
  archive: memberProcedure.input(VehicleId).mutation(repeatable(archiveVehicle)),
});

const groupsRouter = router({
  list: memberProcedure.query(({ ctx }) => listGroups(ctx)),
  create: memberProcedure.input(CreateGroup).mutation(repeatable(createGroup)),
  update: memberProcedure.input(UpdateGroup).mutation(repeatable(updateGroup)),
  delete: memberProcedure.input(DeleteGroup).mutation(repeatable(deleteGroup)),
});

const tagsRouter = router({
  list: memberProcedure.query(({ ctx }) => listTags(ctx)),
  count: memberProcedure.query(({ ctx }) => countTags(ctx)),
  rename: memberProcedure.input(RenameTag).mutation(repeatable(renameTag)),
  merge: memberProcedure.input(MergeTags).mutation(repeatable(mergeTags)),
  remove: memberProcedure.input(RemoveTag).mutation(repeatable(removeTag)),
});

const devicesRouter = router({
  list: memberProcedure.input(ListDevices).query(({ ctx, input }) => listDevices(ctx, input)),
  get: memberProcedure.input(DeviceId).query(({ ctx, input }) => getDevice(ctx, input, ctx.people.broker)),
  create: memberProcedure.input(CreateDevice).mutation(revealing(createDevice)),
  update: memberProcedure.input(UpdateDevice).mutation(repeatable(updateDevice)),
  rotateSecret: memberProcedure.input(DeviceId).mutation(revealing(rotateDeviceSecret)),
  revoke: memberProcedure.input(DeviceId).mutation(repeatable(revokeDevice)),
  fit: memberProcedure.input(FitDevice).mutation(repeatable(fitDevice)),
  unfit: memberProcedure.input(DeviceId).mutation(repeatable(unfitDevice)),
  health: memberProcedure.input(DeviceId).query(({ ctx, input }) => getDeviceHealth(ctx, input)),
  listHealth: memberProcedure.input(ListDeviceHealth).query(({ ctx, input }) => listDeviceHealth(ctx, input)),
  presence: memberProcedure.input(ListPresenceChanges).query(({ ctx, input }) => listPresenceChanges(ctx, input)),
  positions: memberProcedure
    .input(ListDevicePositions)
    .query(personal(personalReads.devicePositions, listDevicePositions)),
  deadLetters: memberProcedure.input(ListDeadLetters).query(personal(personalReads.devicePositions, listDeadLetters)),
});

const instructionsRouter = router({
  list: memberProcedure.input(ListInstructions).query(({ ctx, input }) => listInstructions(ctx, input)),
  send: memberProcedure.input(SendInstruction).mutation(repeatable(sendInstruction)),
  cancel: memberProcedure.input(InstructionId).mutation(repeatable(cancelInstruction)),
});

const driversRouter = router({
  list: memberProcedure.input(ListDrivers).query(({ ctx, input }) => listDrivers(ctx, input)),
  get: memberProcedure.input(DriverId).query(({ ctx, input }) => getDriver(ctx, input)),
  update: memberProcedure.input(UpdateDriver).mutation(repeatable(updateDriver)),
});

const assignmentsRouter = router({
  list: memberProcedure.input(ListAssignments).query(({ ctx, input }) => listAssignments(ctx, input)),
  create: memberProcedure.input(CreateAssignment).mutation(repeatable(createAssignment)),
  update: memberProcedure.input(UpdateAssignment).mutation(repeatable(updateAssignment)),
  end: memberProcedure.input(AssignmentId).mutation(repeatable(endAssignment)),
});

export const fleetRouter = router({
  vehicles: vehiclesRouter,
  drivers: driversRouter,
  assignments: assignmentsRouter,
  groups: groupsRouter,
  tags: tagsRouter,
  devices: devicesRouter,
  instructions: instructionsRouter,
});
