import type { Outbound } from "@cartage/auth/sso/outbound";
import type { SecretBox } from "@cartage/domain/context";
import { aboutEndpoint } from "@cartage/domain/notifications/about-endpoint";
import type { Outcome } from "@cartage/domain/notifications/commands/settle-notification";
import type { Outgoing } from "@cartage/domain/notifications/outgoing";
import { Webhook } from "standardwebhooks";
import { post } from "./post.ts";

/** Deliveries as Standard Webhooks has them: id, time and signature beside the body; the id is the same for each attempt. */
export function createWebhookSender(secrets: SecretBox, outbound: Outbound) {
  return async (outgoing: Extract<Outgoing, { channel: "webhook" }>): Promise<Outcome> => {
    const { notificationId, endpointId, url, sealedSecret } = outgoing;
    const body = JSON.stringify(outgoing.body);
    const at = new Date();
    const headers = {
      "content-type": "application/json",
      "user-agent": "Cartage",
      "webhook-id": notificationId,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secrets.open(sealedSecret, aboutEndpoint(endpointId))).sign(
        notificationId,
        at,
        body,
      ),
    };
    return post({ url, headers, body }, outbound);
  };
}
