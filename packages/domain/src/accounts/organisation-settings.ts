import { organisations } from "@cartage/db/schema/accounts";

/** What an organisation settles for itself, as columns. */
export const organisationSettings = {
  name: organisations.name,
  requiresSecondFactor: organisations.requiresSecondFactor,
  units: organisations.units,
  locale: organisations.locale,
  timeZone: organisations.timeZone,
  retentionDays: organisations.retentionDays,
  phoneHistoryDays: organisations.phoneHistoryDays,
  showsPhonesToViewers: organisations.showsPhonesToViewers,
  contactEmail: organisations.contactEmail,
  contactPhone: organisations.contactPhone,
};
