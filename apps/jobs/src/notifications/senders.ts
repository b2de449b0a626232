import { claimNotifications } from "@cartage/domain/notifications/commands/claim-notifications";
import { failUnsendable } from "@cartage/domain/notifications/commands/fail-unsendable";
import { type Outcome, settleNotification } from "@cartage/domain/notifications/commands/settle-notification";
import { type OuterChannel, type Outgoing, outerChannels } from "@cartage/domain/notifications/outgoing";
import type { JobsMetrics } from "../metrics.ts";
import type { RunAsProcess } from "../run-as-process.ts";

type Send<Channel extends OuterChannel> = (outgoing: Extract<Outgoing, { channel: Channel }>) => Promise<Outcome>;

/** How each channel sends; null where this installation has it not. */
export interface Senders {
  push: Send<"push"> | null;
  sms: Send<"sms"> | null;
  webhook: Send<"webhook"> | null;
}

export interface SendingOptions {
  senders: Senders;
  runAsProcess: RunAsProcess;
  metrics: JobsMetrics;
  /** For how long what is taken is this process' own: longer than any sending lasts. */
  leaseS?: number;
}

const atOnce = 20;

/** Sends what is due, and holds no connection to Postgres while it waits for others. Answers how many were dealt with. */
export function createSending({ senders, runAsProcess, metrics, leaseS = 30 }: SendingOptions) {
  const channels = outerChannels.filter((channel) => senders[channel] !== null);
  const missing = outerChannels.filter((channel) => senders[channel] === null);

  async function deliver(outgoing: Outgoing): Promise<void> {
    const outcome = await attempt(senders, outgoing).catch((error: unknown) => failed(error));
    metrics.notifications.inc({ channel: outgoing.channel, outcome: outcome.kind });
    await runAsProcess((ctx) => settleNotification(ctx, outgoing, outcome));
  }

  return async (): Promise<number> => {
    await runAsProcess((ctx) => failUnsendable(ctx, { channels: missing }));
    if (channels.length === 0) return 0;
    const claimed = await runAsProcess((ctx) => claimNotifications(ctx, { limit: atOnce, leaseS, channels }));
    await Promise.all(claimed.map(deliver));
    return claimed.length;
  };
}

async function attempt({ push, sms, webhook }: Senders, outgoing: Outgoing): Promise<Outcome> {
  if (outgoing.channel === "push" && push) return push(outgoing);
  if (outgoing.channel === "sms" && sms) return sms(outgoing);
  if (outgoing.channel === "webhook" && webhook) return webhook(outgoing);
  return { kind: "gone", error: "nobody_there", tookMs: 0 };
}

function failed(error: unknown): Outcome {
  return { kind: "failed", error: error instanceof Error ? error.message : String(error), tookMs: 0 };
}
