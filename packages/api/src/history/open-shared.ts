import { shareActor } from "@cartage/domain/actor";
import { DomainError } from "@cartage/domain/errors";
import { readShared, type Shared } from "@cartage/domain/tracking/queries/read-shared";
import { openShare } from "@cartage/domain/tracking/sharing/open-share";
import type { OpenShared } from "@cartage/domain/tracking/trips/inputs";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { briefly } from "../procedures.ts";

/** What a link to a track shows whoever holds it; that it was opened is noted. Throws `track_share.ended`. */
export async function openShared(ctx: CallContext, { token }: z.infer<typeof OpenShared>): Promise<Shared> {
  const { database, now } = ctx.services;
  const share = await openShare(database, { token, at: now(), address: ctx.address, agent: ctx.userAgent });
  if (!share) throw new DomainError("track_share.ended");
  return briefly(ctx, shareActor(share), (inside) => readShared(inside, share));
}
