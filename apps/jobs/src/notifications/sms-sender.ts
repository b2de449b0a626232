import type { Outbound } from "@cartage/auth/sso/outbound";
import type { Outcome } from "@cartage/domain/notifications/commands/settle-notification";
import type { Outgoing } from "@cartage/domain/notifications/outgoing";
import { post } from "./post.ts";
import { wordsOf } from "./words.ts";

/** Whoever hands short messages on to phones. `id` is the same for each attempt at one message. */
export interface SmsProvider {
  send(message: { id: string; to: string; text: string }): Promise<Outcome>;
}

export interface HttpSmsOptions {
  url: string;
  /** A JSON object of headers, such as the provider's key. */
  headers: Record<string, string>;
  /** What is posted, with {to}, {text} and {id} in it, filled in as JSON texts without their quotes. */
  body: string;
}

/** Any provider that takes a message as one HTTP request; it also gets the id as `idempotency-key`. */
export function createHttpSms({ url, headers, body }: HttpSmsOptions, outbound: Outbound): SmsProvider {
  return {
    send({ id, to, text }) {
      const values: Record<string, string> = { id, to, text };
      const filled = body.replace(/\{(id|to|text)\}/g, (_, name: string) =>
        JSON.stringify(values[name] ?? "").slice(1, -1),
      );
      const sent = { "content-type": "application/json", ...headers, "idempotency-key": id };
      return post({ url, headers: sent, body: filled }, outbound);
    },
  };
}

const longest = 300;

export function createSmsSender(provider: SmsProvider, publicUrl: string) {
  return (outgoing: Extract<Outgoing, { channel: "sms" }>): Promise<Outcome> => {
    const { subject, text } = wordsOf(outgoing);
    const said = `${subject}. ${text}`.slice(0, longest);
    const link = new URL(outgoing.path, publicUrl).href;
    return provider.send({ id: outgoing.notificationId, to: outgoing.phone, text: `${said} ${link}` });
  };
}
