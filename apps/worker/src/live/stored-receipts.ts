import type { DueReceipt } from "@cartage/domain/tracking/commands/claim-receipts";
import type { StoredNumber } from "@cartage/domain/tracking/storing/advance-numbers";
import type { ReportingDevice } from "@cartage/domain/tracking/storing/reporting-device";
import { encodeStored } from "@cartage/telemetry/stored";
import { topics } from "@cartage/telemetry/topics";

export interface StoredReceiptsOptions {
  publish(topic: string, payload: string): void;
  /** Which of these devices, by their keys, are to be told now, and what. */
  claim(deviceKeys: number[]): Promise<DueReceipt[]>;
  onError(error: unknown): void;
  everyMs?: number;
}

export interface StoredReceipts {
  /** Tells the device at once when that is due, and else in its next second. */
  add(stored: StoredNumber): void;
  stop(): void;
}

/**
 * Tells devices that number their positions what is stored, each at most once a second however many workers there are:
 * the device's row says when it was told. What is not due waits here, and the newest number is asked of the row.
 */
export function createStoredReceipts({
  publish,
  claim,
  onError,
  everyMs = 1_000,
}: StoredReceiptsOptions): StoredReceipts {
  const waiting = new Map<number, ReportingDevice>();
  const timer = setInterval(() => void tellWaiting().catch(onError), everyMs);

  const tell = ({ organisationId, deviceId }: ReportingDevice, through: number) =>
    publish(topics.stored(organisationId, deviceId), encodeStored({ through }));

  async function tellWaiting() {
    if (waiting.size === 0) return;
    for (const { deviceKey, through } of await claim([...waiting.keys()])) {
      const device = waiting.get(deviceKey);
      waiting.delete(deviceKey);
      if (device) tell(device, through);
    }
  }

  return {
    add({ device, through, isDue }) {
      if (!isDue) return void waiting.set(device.deviceKey, device);
      waiting.delete(device.deviceKey);
      tell(device, through);
    },
    stop: () => clearInterval(timer),
  };
}
