import { type OutgoingMail, sendMails } from "@cartage/domain/notifications/commands/send-mails";
import { createTellRecipients } from "@cartage/jobs/events/tell-recipients";
import { composeMail } from "@cartage/jobs/mails/compose-mail";
import { createJobsMetrics } from "@cartage/jobs/metrics";
import { createTextSending } from "@cartage/jobs/notifications/text-sending";
import { createMetrics } from "@cartage/observability/metrics";
import { expect } from "vitest";
import { newOrder } from "../orders/orders-test.ts";
import { test as base, type Carrier, type RecipientSettings } from "./recipients-test.ts";

const publicUrl = "https://cartage.example";
const delivery = newOrder().delivery;

interface Sent {
  to: string;
  text: string;
  id: string;
}

/** What is told goes out to here. */
const test = base.extend("outside", async ({ jobs, people, owner, carrier, platform }) => {
  const { secrets } = people;
  if (!secrets) throw new Error("The tests' secrets are known.");
  const { sql } = owner;
  await sql`insert into sending_channels values ('sms', true, null, now()) on conflict do nothing`;
  const texts: Sent[] = [];
  const answers: ("sent" | "failed")[] = [];
  const provider = {
    async send(text: Sent) {
      const kind = answers.shift() ?? "sent";
      if (kind === "sent") texts.push(text);
      return { kind, tookMs: 1 };
    },
  };
  const metrics = createJobsMetrics(createMetrics({ service: "test" }));
  const runAsProcess = jobs.run;
  const sendTexts = createTextSending({ provider, secrets, publicUrl, runAsProcess, metrics });
  const handler = createTellRecipients(runAsProcess, secrets);
  return {
    texts,
    answers,
    sendTexts,
    carrier: (settings: RecipientSettings) =>
      carrier(settings, { delivery: { ...delivery, email: `to-${crypto.randomUUID()}@cartage.example` } }),
    /** Handles every event of the order in the outbox, as the relay does. */
    async relay({ orderId }: Pick<Carrier, "orderId">) {
      const events = await platform.sql<{ eventId: string; type: string; body: object; occurredAt: string }[]>`
        select event_id as "eventId", type, body, occurred_at as "occurredAt" from outbox
         where body->>'orderId' = ${orderId} order by id`;
      for (const event of events)
        if (handler.types.includes(event.type))
          await handler.handle({
            ...event,
            organisationId: null,
            traceId: null,
            version: 1,
            occurredAt: Date.parse(event.occurredAt),
          });
    },
    async mails() {
      const mails: OutgoingMail[] = [];
      await runAsProcess((ctx) => sendMails(ctx, { limit: 100, secrets, send: async (mail) => void mails.push(mail) }));
      return mails;
    },
    messages: async ({ orderId }: Pick<Carrier, "orderId">) =>
      (
        await sql<{ state: string; channel: string; outcome: string }[]>`
          select state, channel, outcome from recipient_messages where order_id = ${orderId} order by created_at, channel`
      ).map(({ state, channel, outcome }) => [state, channel, outcome]),
  };
});

test("each chosen state is told once by mail and SMS, with the link, however often its event comes", async ({
  outside,
  stranger,
}) => {
  const { carrier, relay, sendTexts, texts, mails } = outside;
  const own = await carrier({ byMail: ["out_for_delivery", "delivered"], bySms: ["out_for_delivery"] });
  await own.move("planned", "dispatched", "collected", "set_out", "delivered");
  await Promise.all([relay(own), relay(own)]);
  await relay(own);
  await sendTexts();
  await sendTexts();
  const sent = await mails();
  expect((await outside.messages(own)).toSorted()).toEqual([
    ["delivered", "mail", "sent"],
    ["out_for_delivery", "mail", "sent"],
    ["out_for_delivery", "sms", "sent"],
  ]);
  expect(texts).toEqual([
    {
      id: expect.any(String),
      to: "+84903111222",
      text: `Your delivery from ${own.organisation.name} comes today. ${publicUrl}/track/${own.token}`,
    },
  ]);
  expect(sent.map(({ content }) => "state" in content && content.state).sort()).toEqual([
    "delivered",
    "out_for_delivery",
  ]);
  for (const mail of sent) {
    const { subject, text } = composeMail(mail, publicUrl);
    expect(subject).toContain(own.organisation.name);
    expect(text).toContain(`${publicUrl}/track/${own.token}`);
    expect(text).toContain("#messages");
  }
  await stranger().recipients.tracking.open({ token: own.token, locale: "vi" });
});

test("a state that the order comes to again is not told again", async ({ outside }) => {
  const own = await outside.carrier({ byMail: ["failed", "planned"] });
  await own.move("planned", "dispatched", "failed", "planned", "dispatched", "failed");
  await outside.relay(own);
  expect((await outside.messages(own)).map(([state]) => state).sort()).toEqual(["failed", "planned"]);
  await outside.mails();
});

test("a message that a provider does not take is tried again under its id, and is in the recipient's language", async ({
  outside,
  stranger,
  clock,
}) => {
  const { texts, answers, sendTexts, relay } = outside;
  const own = await outside.carrier({ bySms: ["placed"] });
  await stranger().recipients.tracking.open({ token: own.token, locale: "vi" });
  await relay(own);
  texts.length = 0;
  answers.push("failed");
  await sendTexts();
  await sendTexts();
  expect(await outside.messages(own)).toEqual([["placed", "sms", "waiting"]]);
  clock.forward(6_000);
  await sendTexts();
  expect(await outside.messages(own)).toEqual([["placed", "sms", "sent"]]);
  expect(texts).toMatchObject([{ text: expect.stringContaining("đã nhận đơn hàng của bạn") }]);
});

test("nobody is told who wants no messages, whose link was revoked, or of what happened long ago", async ({
  outside,
  stranger,
  clock,
}) => {
  const muted = await outside.carrier({ byMail: ["placed", "planned"] });
  await stranger().recipients.tracking.mute({ token: muted.token, isMuted: true });
  await outside.relay(muted);
  expect(await outside.messages(muted)).toEqual([]);
  await stranger().recipients.tracking.mute({ token: muted.token, isMuted: false });
  await outside.relay(muted);
  expect(await outside.messages(muted)).toEqual([["placed", "mail", "handed"]]);

  const revoked = await outside.carrier({ byMail: ["placed"] });
  await revoked.dispatcher.recipients.links.revoke({ linkId: revoked.linkId });
  await outside.relay(revoked);
  expect(await outside.messages(revoked)).toEqual([]);

  const old = await outside.carrier({ byMail: ["placed"] });
  clock.forward(7 * 3_600_000);
  await outside.relay(old);
  expect(await outside.messages(old)).toEqual([]);
});
