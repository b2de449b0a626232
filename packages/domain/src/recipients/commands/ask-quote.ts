import { organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { queueMail } from "../../notifications/queue-mail.ts";
import { addOrder } from "../../orders/add-order.ts";
import { appendEvent } from "../../orders/append-events.ts";
import { OrderContentInput } from "../../orders/inputs.ts";
import { instantAt } from "../../orders/local-time-rules.ts";
import { transactionally } from "../../transactionally.ts";
import type { AskQuote } from "../inputs.ts";
import { readSettings } from "../read-settings.ts";

const [opensAt, closesAt] = [8 * 60, 18 * 60];

/** What a stranger wants moved becomes a draft, with what they wrote in its log; the organisation gets a mail. Throws `public_page.none`. */
export async function askQuote(ctx: Context, asked: Omit<z.infer<typeof AskQuote>, "slug">) {
  const { organisationId } = authorise(ctx.actor, "public_page.use");

  return transactionally(ctx, async (tx) => {
    const { takesQuotes } = await readSettings(tx.context, organisationId);
    const [organisation] = await tx.select().from(organisations).where(eq(organisations.id, organisationId));
    if (!organisation || !takesQuotes) throw new DomainError("public_page.none");
    const { contactEmail, timeZone, locale } = organisation;
    const at = (minutes: number) => instantAt(asked.day, minutes, timeZone ?? "UTC");
    const { name, email, phone, from, to, goods, pieces, weightKg, message } = asked;
    const content = OrderContentInput.parse({
      pickup: { name, address: from, phone },
      delivery: { name: to.slice(0, 120), address: to, window: { from: at(opensAt), until: at(closesAt) } },
      items: [{ description: goods, quantity: pieces, weightG: Math.round((weightKg * 1_000) / pieces) }],
    });
    const before = await addOrder(tx, organisationId, { content, isDraft: true, source: { kind: "quote", id: null } });
    const said = [name, email, phone, message].filter(Boolean).join("\n");
    const ids = { id: before.id, organisationId };
    await appendEvent(tx, { ids, before, body: { type: "noted", text: said } });
    if (contactEmail)
      await queueMail(tx, {
        recipient: contactEmail,
        locale: locale ?? "en",
        content: { kind: "quote_asked", asker: name, from, to, path: `/orders/${before.id}` },
      });
    return { isAsked: true };
  });
}
