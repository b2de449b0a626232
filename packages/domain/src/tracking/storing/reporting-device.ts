/** The device that a message came from. */
export interface ReportingDevice {
  deviceId: string;
  deviceKey: number;
  organisationId: string;
  organisationKey: number;
}
