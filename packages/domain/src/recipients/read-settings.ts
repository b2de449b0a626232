import { recipientSettings } from "@cartage/db/schema/recipients";
import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { RecipientSettings } from "./inputs.ts";

export interface KeptSettings extends RecipientSettings {
  slug: string | null;
  isPublic: boolean;
}

/** What an organisation chose for its recipients; what it did not choose is as it is for everybody. */
export async function readSettings(
  { session: { db } }: Pick<Context, "session">,
  organisationId: string,
): Promise<KeptSettings> {
  const { slug, isPublic, settings } = recipientSettings;
  const [kept] = await db
    .select({ slug, isPublic, settings })
    .from(recipientSettings)
    .where(eq(recipientSettings.organisationId, organisationId));
  return {
    slug: kept?.slug ?? null,
    isPublic: kept?.isPublic ?? false,
    ...RecipientSettings.parse(kept?.settings ?? {}),
  };
}
