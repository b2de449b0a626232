// the package types its callback wrapper only; aedes 1.x wants the class below it
declare module "aedes-persistence/asyncPersistence.js" {
  import type { Readable } from "node:stream";
  import type { Subscription } from "aedes";
  import type { AedesPacket } from "aedes-packet";

  export default class MemoryPersistence {
    addSubscriptions(client: { id: string }, subscriptions: Subscription[]): Promise<void>;
    subscriptionsByTopic(topic: string): Promise<{ clientId: string; topic: string; qos: number }[]>;
    cleanSubscriptions(client: { id: string }): Promise<void>;
    outgoingEnqueue(subscription: { clientId: string }, packet: AedesPacket): Promise<void>;
    outgoingEnqueueCombi(subscriptions: { clientId: string }[], packet: AedesPacket): Promise<void>;
    outgoingUpdate(client: { id: string }, packet: AedesPacket): Promise<void>;
    outgoingClearMessageId(client: { id: string }, packet: AedesPacket): Promise<AedesPacket | undefined>;
    outgoingStream(client: { id: string }): Readable;
  }
}
