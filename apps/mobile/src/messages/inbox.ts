import type { Instruction, Receipt } from "@cartage/telemetry/instruction";
import type { VaultEntry } from "../session/vault-entry.ts";

/** A message of the dispatcher's to the driver. */
export type DriverMessage = {
  id: string;
  text: string;
  /** By this phone's clock, ms since the epoch. */
  receivedAt: number;
  readAt: number | null;
  /** Whether the server has been told that it was read. */
  isToldRead: boolean;
};

export type Inbox = {
  /** Follows an instruction, once however often it comes, and says what became of it. */
  take(instruction: Instruction): Promise<Receipt>;
  /** A connection stands: what the driver read meanwhile is told through it. Answers what ends its use. */
  connected(tell: (receipt: Receipt) => Promise<void>): () => void;
  /** The driver has read it. */
  read(id: string): Promise<void>;
  /** Shows what the phone kept. */
  open(): Promise<void>;
  /** The sign-in that they were meant for has ended. */
  clear(): Promise<void>;
};

type InboxParts = {
  kept: VaultEntry<DriverMessage[]>;
  now(): number;
  onChange(messages: DriverMessage[]): void;
  /** A route was sent to the driver: what the phone shows of his day is not all of it. */
  onRoute(): void;
};

const keptMessages = 50;

/** The messages to the driver on this phone: kept before they are acknowledged, and shown until they were read. */
export function createInbox({ kept, now, onChange, onRoute }: InboxParts): Inbox {
  let messages: DriverMessage[] = [];
  let tellNow: ((receipt: Receipt) => Promise<void>) | null = null;

  async function change(next: DriverMessage[]) {
    await kept.write(next);
    messages = next;
    onChange(messages);
  }

  async function tellRead() {
    for (const { id, readAt, isToldRead } of messages) {
      if (readAt === null || isToldRead || !tellNow) continue;
      await tellNow({ instructionId: id, outcome: "read", at: readAt });
      await change(messages.map((message) => (message.id === id ? { ...message, isToldRead: true } : message)));
    }
  }
  // what could not be told is told over the next connection
  const tell = () => tellRead().catch(() => {});

  return {
    async take({ id, kind, body, expiresAt }) {
      const receivedAt = now();
      const answer = (outcome: string, at = receivedAt): Receipt => ({ instructionId: id, outcome, at });
      const known = messages.find((message) => message.id === id);
      if (known) return answer(known.readAt === null ? "shown" : "read", known.readAt ?? known.receivedAt);
      if (kind === "route") {
        onRoute();
        return answer("shown");
      }
      const text = textOf(body);
      if (kind !== "message" || text === null) return answer("unsupported");
      if (receivedAt > expiresAt) return answer("expired");
      await change([...messages, { id, text, receivedAt, readAt: null, isToldRead: false }].slice(-keptMessages));
      return answer("shown");
    },
    connected(through) {
      tellNow = through;
      void tell();
      return () => {
        if (tellNow === through) tellNow = null;
      };
    },
    async read(id) {
      const readAt = now();
      await change(
        messages.map((message) => (message.id === id && message.readAt === null ? { ...message, readAt } : message)),
      );
      await tell();
    },
    async open() {
      messages = (await kept.read()) ?? [];
      onChange(messages);
    },
    async clear() {
      messages = [];
      await kept.clear();
      onChange(messages);
    },
  };
}

function textOf(body: unknown): string | null {
  const text = typeof body === "object" && body !== null ? Reflect.get(body, "text") : null;
  return typeof text === "string" ? text : null;
}
