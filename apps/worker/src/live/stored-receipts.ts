import type { ReportingDevice } from "@cartage/domain/tracking/storing/reporting-device";
import { encodeStored } from "@cartage/telemetry/stored";
import { topics } from "@cartage/telemetry/topics";

export interface StoredReceipts {
  /** Notes that all positions of the device up to a number are committed. */
  add(device: ReportingDevice, through: number): void;
  stop(): void;
}

/** Tells devices that number their positions what is stored: at most once a second each, the newest number only. */
export function createStoredReceipts(
  publish: (topic: string, payload: string) => void,
  everyMs = 1_000,
): StoredReceipts {
  const waiting = new Map<string, number>();
  const timer = setInterval(() => {
    for (const [topic, through] of waiting) publish(topic, encodeStored({ through }));
    waiting.clear();
  }, everyMs);

  return {
    add({ organisationId, deviceId }, through) {
      const topic = topics.stored(organisationId, deviceId);
      waiting.set(topic, Math.max(through, waiting.get(topic) ?? 0));
    },
    stop: () => clearInterval(timer),
  };
}
