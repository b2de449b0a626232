/** What bounds how long positions are kept, whatever an organisation asks for. */
export interface RetentionBounds {
  /** What the installation keeps. */
  installationDays: number;
}

/** The longest that an organisation may keep positions, in days: the one place that says so. */
export function retentionLimitDays({ installationDays }: RetentionBounds): number {
  return installationDays;
}

/** For how many days positions are kept: as the organisation asked for, never longer than it may; null asks for all of it. */
export function keptForDays(askedDays: number | null, bounds: RetentionBounds): number {
  const limit = retentionLimitDays(bounds);
  return Math.min(askedDays ?? limit, limit);
}

/** Whether a time zone has this name, as this machine knows them. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
