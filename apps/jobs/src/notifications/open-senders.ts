import { createOutbound } from "@cartage/auth/sso/outbound";
import type { SecretBox } from "@cartage/domain/context";
import type { Env } from "../env.ts";
import { createPushSender } from "./push-sender.ts";
import type { Senders } from "./senders.ts";
import { createHttpSms, createSmsSender } from "./sms-sender.ts";
import { createWebhookSender } from "./webhook-sender.ts";

/** What this installation can send by, as its variables say. */
export function openSenders(env: Env, secrets: SecretBox | null): Senders {
  const outbound = createOutbound(env.WEBHOOK_PRIVATE_HOSTS);
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, SMS_HTTP_URL: smsUrl, PUBLIC_URL } = env;
  const subject = PUBLIC_URL.startsWith("https:") ? PUBLIC_URL : `mailto:no-reply@${new URL(PUBLIC_URL).hostname}`;
  const sms = smsUrl
    ? // the operator's own choice, wherever it is
      createHttpSms(
        { url: smsUrl, headers: env.SMS_HTTP_HEADERS, body: env.SMS_HTTP_BODY },
        createOutbound([hostOf(smsUrl)]),
      )
    : null;
  return {
    push: publicKey && privateKey ? createPushSender({ publicKey, privateKey, subject }, outbound) : null,
    sms: sms && createSmsSender(sms, PUBLIC_URL),
    webhook: secrets && createWebhookSender(secrets, outbound),
  };
}

function hostOf(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
}
