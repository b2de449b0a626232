import { noteView } from "@cartage/domain/recipients/commands/note-view";
import type { OpenLink } from "@cartage/domain/recipients/inputs";
import { readTracking, type Tracking } from "@cartage/domain/recipients/queries/read-tracking";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { asRecipient } from "./as-recipient.ts";

/** What a tracking link shows whoever holds it; that it was opened is written down. Throws as `openLink` does. */
export function openTracking(
  ctx: CallContext,
  { isLook, locale, ...held }: z.infer<typeof OpenLink>,
): Promise<Tracking> {
  return asRecipient(ctx, held, async (inside, link) => {
    if (!isLook) await noteView(inside, { linkId: link.linkId, agent: ctx.userAgent, locale });
    return readTracking(inside, link);
  });
}
