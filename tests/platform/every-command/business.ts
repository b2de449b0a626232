import { type Commands, inOrganisation } from "./command.ts";

export const businessCommands: Commands = {
  "business.saveRates": { leaves: inOrganisation("organisation.rates_changed") },
};
