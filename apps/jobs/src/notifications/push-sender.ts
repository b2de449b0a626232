import type { Outbound } from "@cartage/auth/sso/outbound";
import type { Outcome } from "@cartage/domain/notifications/commands/settle-notification";
import type { Outgoing } from "@cartage/domain/notifications/outgoing";
import webPush from "web-push";
import { post } from "./post.ts";
import { wordsOf } from "./words.ts";

export interface VapidKeys {
  publicKey: string;
  privateKey: string;
  /** A mailto: or https: address by which push services reach the operator (RFC 8292). */
  subject: string;
}

const keptForS = 86_400;

/** Messages to browsers (W3C Push API, RFC 8291). The tag has a message take the place of what it repeats. */
export function createPushSender(vapid: VapidKeys, outbound: Outbound) {
  return async (outgoing: Extract<Outgoing, { channel: "push" }>): Promise<Outcome> => {
    const { to, tag, path, topic, notificationId, facts } = outgoing;
    const { subject, text } = wordsOf(outgoing);
    const subscription = { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } };
    const payload = JSON.stringify({ id: notificationId, tag, path, title: subject, body: text });
    const { endpoint, headers, body } = webPush.generateRequestDetails(subscription, payload, {
      vapidDetails: vapid,
      TTL: keptForS,
      urgency: facts.severity === "critical" || topic === "escalated" ? "high" : "normal",
      // a push service keeps one message of a topic for a browser that is away (RFC 8030 §5.4)
      topic: Buffer.from(tag.replaceAll("-", ""), "hex").toString("base64url"),
    });
    const sent = await post({ url: endpoint, headers: headers as Record<string, string>, body: body ?? "" }, outbound);
    return sent.status === 404 ? { ...sent, kind: "gone" } : sent;
  };
}
