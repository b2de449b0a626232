import type { SecretBox } from "@cartage/domain/context";
import { claimTexts } from "@cartage/domain/recipients/commands/claim-texts";
import { settleText } from "@cartage/domain/recipients/commands/settle-text";
import type { OutgoingText } from "@cartage/domain/recipients/told";
import { translate } from "@cartage/messages/translate";
import type { JobsMetrics } from "../metrics.ts";
import type { RunAsProcess } from "../run-as-process.ts";
import type { SmsProvider } from "./sms-sender.ts";

export interface TextSendingOptions {
  provider: SmsProvider;
  secrets: SecretBox;
  publicUrl: string;
  runAsProcess: RunAsProcess;
  metrics: Pick<JobsMetrics, "notifications">;
  /** For how long what is taken is this process' own: longer than any sending lasts. */
  leaseS?: number;
}

const atOnce = 20;

/** Sends to recipients' phones what is due, and holds no connection to Postgres meanwhile. Answers how many were dealt with. */
export function createTextSending({
  provider,
  secrets,
  publicUrl,
  runAsProcess,
  metrics,
  leaseS = 30,
}: TextSendingOptions) {
  async function deliver(text: OutgoingText): Promise<void> {
    const { messageId: id, to } = text;
    const outcome = to
      ? await provider.send({ id, to, text: wordsOf(text, publicUrl) }).catch((error: unknown) => failed(error))
      : { kind: "gone" as const, error: "nobody_there" };
    metrics.notifications.inc({ channel: "sms", outcome: outcome.kind });
    await runAsProcess((ctx) => settleText(ctx, text, outcome));
  }

  return async (): Promise<number> => {
    const texts = await runAsProcess((ctx) => claimTexts({ ...ctx, secrets }, { limit: atOnce, leaseS }));
    await Promise.all(texts.map(deliver));
    return texts.length;
  };
}

function wordsOf({ locale, facts, path }: OutgoingText, publicUrl: string): string {
  const said = translate(locale)("mails.recipient_told.subject", { ...facts });
  return `${said}. ${new URL(path, publicUrl).href}`;
}

const failed = (error: unknown) => ({
  kind: "failed" as const,
  error: error instanceof Error ? error.message : String(error),
});
