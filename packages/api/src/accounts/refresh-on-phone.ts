import { issueAccessToken } from "@cartage/auth/access-token";
import { rotateRefreshToken } from "@cartage/auth/refresh-token";
import { findSignedIn } from "@cartage/auth/signed-in";
import type { Refresh } from "@cartage/domain/accounts/inputs";
import { DomainError } from "@cartage/domain/errors";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { peopleOf } from "../procedures.ts";

/** Exchanges a refresh token for the next and a new access token. Throws `session.ended`. */
export async function refreshOnPhone(ctx: CallContext, { refreshToken: token }: z.infer<typeof Refresh>) {
  const { keys } = peopleOf(ctx);
  const { requestId, traceId, address } = ctx;
  const { database, now, log } = ctx.services;
  const rotated = await rotateRefreshToken(database, keys.refresh, { token, requestId, traceId, address, now, log });
  if (!(await findSignedIn(database, rotated.sessionId))) throw new DomainError("session.ended");
  const access = await issueAccessToken(keys.access, { sessionId: rotated.sessionId, now: now() });
  return { ...access, refreshToken: rotated.refreshToken };
}
