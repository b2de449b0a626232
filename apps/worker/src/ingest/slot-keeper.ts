import {
  adoptWorkerSlot,
  countHeldSlots,
  leaseWorkerSlot,
  markSlotSession,
  releaseWorkerSlot,
  renewWorkerSlots,
  type WorkerSlot,
} from "@cartage/domain/platform/commands/lease-worker-slot";
import type { Database } from "@cartage/domain/run-as";
import { listDeadNeighbours } from "./dead-neighbours.ts";

/** This worker's leases on slots. */
export interface SlotKeeper {
  lease(): Promise<WorkerSlot>;
  /** A slot whose worker is gone and left messages behind; null when there is none. */
  adopt(): Promise<WorkerSlot | null>;
  /** How many slots other living workers hold. */
  countOthers(): Promise<number>;
  /** The slots that are still ours. */
  renew(): Promise<number[]>;
  release(slot: number, left: { hasSession: boolean }): Promise<void>;
}

export function createSlotKeeper(database: Database, instanceId: string): SlotKeeper {
  const who = async () => ({ instanceId, deadInstances: await listDeadNeighbours(database, instanceId) });
  return {
    async lease() {
      const leased = await leaseWorkerSlot(database, await who());
      await markSlotSession(database, leased.slot);
      return leased;
    },
    adopt: async () => adoptWorkerSlot(database, await who()),
    countOthers: async () => countHeldSlots(database, await who()),
    renew: () => renewWorkerSlots(database, instanceId),
    release: (slot, { hasSession }) => releaseWorkerSlot(database, { instanceId, slot, hasSession }),
  };
}
