import type { notifications, pushSubscriptions } from "@cartage/db/schema/notifications";
import type { MessageFacts } from "./message.ts";

export const outerChannels = ["push", "sms", "webhook"] as const;
export type OuterChannel = (typeof outerChannels)[number];

interface Claimed {
  notificationId: string;
  organisationId: string;
  topic: (typeof notifications.topic.enumValues)[number];
  attempts: number;
}

/** What goes out now. `notificationId` is the same for each attempt: by it the receiver knows a repeat. */
export type Outgoing = Claimed &
  (
    | {
        channel: "push";
        locale: string;
        facts: MessageFacts;
        path: string;
        tag: string;
        to: typeof pushSubscriptions.$inferSelect;
      }
    | { channel: "sms"; locale: string; facts: MessageFacts; path: string; phone: string }
    | { channel: "webhook"; endpointId: string; url: string; sealedSecret: Uint8Array; createdAt: Date; body: object }
    // whoever should be told is gone
    | { channel: "none" }
  );
