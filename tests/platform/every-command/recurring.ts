import { type Commands, inOrganisation } from "./command.ts";

export const recurringCommands: Commands = {
  "recurring.create": { leaves: inOrganisation("recurring_order.created") },
  "recurring.edit": { leaves: inOrganisation("recurring_order.changed") },
  "recurring.move": { leaves: inOrganisation("recurring_order.paused") },
  "recurring.skipDay": { leaves: inOrganisation("recurring_order.day_skipped") },
};
