import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type KeptSettings, readSettings } from "../read-settings.ts";

/** What the organisation lets recipients see and do. */
export function getRecipientSettings(ctx: Context): Promise<KeptSettings> {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");
  return readSettings(ctx, organisationId);
}
