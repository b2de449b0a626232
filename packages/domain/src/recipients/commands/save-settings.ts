import { recipientSettings } from "@cartage/db/schema/recipients";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { explain } from "../../explain.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { SaveRecipientSettings } from "../inputs.ts";
import { readSettings } from "../read-settings.ts";

const explained = explain({ recipient_settings_slug_unique: { code: "public_page.slug_taken", field: "slug" } });

/** Keeps what recipients may see and do, whom to tell of what, and the public page. Throws `public_page.slug_taken`. */
export async function saveRecipientSettings(ctx: Context, given: z.infer<typeof SaveRecipientSettings>) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const changedAt = ctx.now();
    const change = changeOf({ ...(await readSettings(tx.context, organisationId)) }, given);
    const { slug, isPublic, ...settings } = given;
    const kept = { slug, isPublic, settings, changedAt };
    await tx
      .insert(recipientSettings)
      .values({ organisationId, ...kept })
      .onConflictDoUpdate({ target: recipientSettings.organisationId, set: kept })
      .catch(explained);
    await record(tx, { type: "organisation.recipients_changed", organisationId, occurredAt: changedAt }, change);
    return { organisationId };
  });
}
