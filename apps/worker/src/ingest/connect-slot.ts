import { ConnectionRefused, openSession, type ReceivedMessage, type Session } from "../mqtt/session.ts";

export interface ConnectSlotOptions {
  url: string;
  slot: number;
  receiveMaximum: number;
  onMessage(session: Session, message: ReceivedMessage): void;
}

export interface SlotSession {
  current: Session;
  version: 4 | 5;
}

export const clientIdOf = (slot: number) => `cartage-worker-${slot}`;

/** How long a broker keeps the messages of a worker that is gone, before anybody has adopted its slot. */
const keepSessionForS = 7 * 86_400;

/** Connects under a slot's client id with the newest protocol that the broker speaks. */
export async function connectSlot(options: ConnectSlotOptions): Promise<SlotSession> {
  try {
    return await connectVersion(options, 5);
  } catch (error) {
    if (error instanceof ConnectionRefused && error.isVersion) return connectVersion(options, 4);
    throw error;
  }
}

async function connectVersion(options: ConnectSlotOptions, version: 4 | 5): Promise<SlotSession> {
  const { url, slot, receiveMaximum, onMessage } = options;
  // what the session held may come before openSession answers
  const early: ReceivedMessage[] = [];
  let current: Session | null = null;
  current = await openSession({
    url,
    clientId: clientIdOf(slot),
    version,
    receiveMaximum,
    keepSessionForS,
    onMessage(message) {
      if (current) onMessage(current, message);
      else early.push(message);
    },
  });
  for (const message of early) onMessage(current, message);
  return { current, version };
}
