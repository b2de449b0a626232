import type { Database } from "@cartage/domain/run-as";
import { findReportingDevices } from "@cartage/domain/tracking/queries/find-reporting-devices";
import type { ReportingDevice } from "@cartage/domain/tracking/storing/reporting-device";
import { parseTopic } from "@cartage/telemetry/topics";

/** Which device a topic belongs to. What a topic means never changes, so that it may be remembered; only misses are asked for. */
export interface DeviceRegistry {
  /** Learns the devices of these topics; unknown ones stay unknown and are asked for again next time. */
  learn(topics: Iterable<string>): Promise<void>;
  get(topic: string): ReportingDevice | null;
}

export function createDeviceRegistry(database: Database, { remember = 200_000 } = {}): DeviceRegistry {
  const known = new Map<string, ReportingDevice>();

  return {
    get: (topic) => known.get(topic) ?? null,
    async learn(topics) {
      const missing = new Map<string, { deviceId: string; organisationId?: string }>();
      for (const topic of topics) {
        if (known.has(topic)) continue;
        const parsed = parseTopic(topic);
        if (parsed && "deviceId" in parsed) missing.set(topic, parsed);
      }
      if (missing.size === 0) return;
      const ids = [...new Set([...missing.values()].map(({ deviceId }) => deviceId))];
      const found = new Map((await findReportingDevices(database, ids)).map((device) => [device.deviceId, device]));
      if (known.size + missing.size > remember) known.clear();
      for (const [topic, { deviceId, organisationId }] of missing) {
        const device = found.get(deviceId);
        // OwnTracks' topics name no organisation
        const isTheirs = organisationId === undefined || organisationId === device?.organisationId;
        if (device && isTheirs) known.set(topic, device);
      }
    },
  };
}
