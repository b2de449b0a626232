import { newId } from "@cartage/db/id";
import { sendingChannels } from "@cartage/db/schema/notifications";
import { recipientMessages } from "@cartage/db/schema/recipients";
import { eq } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { queueMail } from "../../notifications/queue-mail.ts";
import type { OrderEventType } from "../../orders/log-rules.ts";
import type { OrderState } from "../../orders/states.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { keepLink } from "../add-link.ts";
import type { ToldState } from "../inputs.ts";
import { type Addressee, readAddressee } from "../read-addressee.ts";
import { readSettings } from "../read-settings.ts";
import { dialled, toldStateOf } from "../rules.ts";

/** What happened longer ago is not told: nobody is woken for what they know. */
const staleMs = 6 * 3_600_000;

interface News {
  orderId: string;
  type: OrderEventType;
  state: OrderState;
  occurredAt: Date;
}

/**
 * Tells an order's recipient of the state that it came to, by what the organisation chose for that state: each state once by
 * each channel, whatever is repeated. Nobody is told who wants no messages, or whose link was revoked.
 */
export async function tellRecipient(ctx: Context, { orderId, type, state, occurredAt }: News): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const told = toldStateOf(type, state);
  if (told === null || ctx.now().getTime() - occurredAt.getTime() > staleMs) return;

  await transactionally(ctx, async (tx) => {
    const addressee = await readAddressee(tx, orderId);
    if (addressee) await tell(tx, { orderId, state: told, addressee });
  });
}

interface Telling {
  orderId: string;
  state: ToldState;
  addressee: Addressee;
}

async function tell(tx: Transaction, { orderId, state, addressee }: Telling): Promise<void> {
  const { organisationId, organisation, email, phone } = addressee;
  const { byMail, bySms, callingCode } = await readSettings(tx.context, organisationId);
  const isMailed = byMail.includes(state) && email !== null;
  const isTexted = bySms.includes(state) && dialled(phone, callingCode) !== null;
  const link = isMailed || isTexted ? await keepLink(tx, { organisationId, orderId }) : null;
  if (!link?.isGood || link.isMuted) return;
  const locale = link.locale ?? addressee.locale;
  const message = { organisationId, orderId, linkId: link.linkId, state, locale };
  if (isTexted) {
    const outcome = (await canText(tx)) ? {} : { outcome: "failed" as const, lastError: "not_set_up" };
    await add(tx, { ...message, channel: "sms", ...outcome });
  }
  const mailId = isMailed ? await add(tx, { ...message, channel: "mail", outcome: "handed" }) : null;
  if (mailId === null || email === null) return;
  const when = addressee.when(locale);
  const content = { kind: "recipient_told", state, organisation, when, path: `/track/${link.token}` } as const;
  await queueMail(tx, { id: mailId, recipient: email, locale, content });
}

async function canText(tx: Transaction): Promise<boolean> {
  const [sms] = await tx.select().from(sendingChannels).where(eq(sendingChannels.channel, "sms"));
  return sms?.isSetUp ?? false;
}

type Added = Omit<typeof recipientMessages.$inferInsert, "id" | "createdAt" | "sendAfter">;

/** The id of a message that was not there yet; null else. */
async function add(tx: Transaction, message: Added): Promise<string | null> {
  const now = tx.context.now();
  const [added] = await tx
    .insert(recipientMessages)
    .values({ id: newId(), ...message, createdAt: now, sendAfter: now })
    .onConflictDoNothing()
    .returning({ id: recipientMessages.id });
  return added?.id ?? null;
}
