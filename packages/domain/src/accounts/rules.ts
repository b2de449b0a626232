/**
 * For how many days positions are kept: the fewest that the installation, the organisation's plan and the organisation
 * itself say; null says nothing.
 */
export function keptForDays(installationDays: number, ...others: (number | null)[]): number {
  return Math.min(installationDays, ...others.filter((days) => days !== null));
}

/** Whether a time zone has this name, as this machine knows them. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
