import { organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { queueMail } from "../../notifications/queue-mail.ts";
import { audit } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { ContactOrganisation } from "../inputs.ts";

/** Sends what a stranger wrote to the organisation's address. Throws `public_page.none` where it has none. */
export async function contactOrganisation(ctx: Context, asked: Omit<z.infer<typeof ContactOrganisation>, "slug">) {
  const { organisationId } = authorise(ctx.actor, "public_page.use");

  return transactionally(ctx, async (tx) => {
    const [organisation] = await tx.select().from(organisations).where(eq(organisations.id, organisationId));
    if (!organisation?.contactEmail) throw new DomainError("public_page.none");
    const { contactEmail: recipient, locale } = organisation;
    const { name: asker, email, phone, message } = asked;
    const sender = phone ? `${email}, ${phone}` : email;
    const content = { kind: "contact_asked", asker, sender, message, path: "/orders" } as const;
    await queueMail(tx, { recipient, locale: locale ?? "en", content });
    await audit(tx, { type: "organisation.contacted", organisationId, occurredAt: ctx.now() });
    return { isAsked: true };
  });
}
