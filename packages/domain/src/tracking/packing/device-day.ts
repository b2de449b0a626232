/** What one track holds. */
export interface DeviceDay {
  organisationKey: number;
  deviceKey: number;
  /** UTC, `2026-11-21`. */
  day: string;
}
