import { createOutbound } from "@cartage/auth/sso/outbound";
import type { SecretBox } from "@cartage/domain/context";
import type { Env } from "../env.ts";
import { createPushSender } from "./push-sender.ts";
import type { Senders } from "./senders.ts";
import { createHttpSms, createSmsSender, type SmsProvider } from "./sms-sender.ts";
import { createWebhookSender } from "./webhook-sender.ts";

/** What this installation can send by, as its variables say. */
export function openSenders(env: Env, secrets: SecretBox | null, sms: SmsProvider | null): Senders {
  const outbound = createOutbound(env.WEBHOOK_PRIVATE_HOSTS);
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, PUBLIC_URL } = env;
  const subject = PUBLIC_URL.startsWith("https:") ? PUBLIC_URL : `mailto:no-reply@${new URL(PUBLIC_URL).hostname}`;
  return {
    push: publicKey && privateKey ? createPushSender({ publicKey, privateKey, subject }, outbound) : null,
    sms: sms && createSmsSender(sms, PUBLIC_URL),
    webhook: secrets && createWebhookSender(secrets, outbound),
  };
}

/** Who hands short messages on; null where the variables name nobody. */
export function openSmsProvider({ SMS_HTTP_URL: url, SMS_HTTP_HEADERS: headers, SMS_HTTP_BODY: body }: Env) {
  // the operator's own choice, wherever it is
  return url ? createHttpSms({ url, headers, body }, createOutbound([hostOf(url)])) : null;
}

function hostOf(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
}
