import { keptForDays } from "../../accounts/rules.ts";
import type { Context } from "../../context.ts";
import {
  deleteExpiredLetters,
  deleteExpiredOutside,
  deleteExpiredPositions,
  deleteExpiredTracks,
} from "../commands/delete-expired-positions.ts";
import { listRetentions } from "../queries/list-retentions.ts";

export interface ExpiryOptions {
  installationDays: number;
  /** Rows a statement: each commits by itself, so that storing never waits long. */
  batch?: number;
  /** Rows of one kind and organisation a run; what is left is for the next. */
  most?: number;
}

const dayMs = 86_400_000;

/** Deletes what organisations have kept for fewer days than the installation keeps. Answers how many rows, a track for one. */
export async function expirePositions(
  ctx: Context,
  { installationDays, batch = 5_000, most = 500_000 }: ExpiryOptions,
): Promise<number> {
  const now = ctx.now().getTime();
  const midnight = now - (now % dayMs);
  let gone = 0;
  for (const [organisationKey, days] of await listRetentions(ctx.session)) {
    const before = new Date(midnight - keptForDays(installationDays, days) * dayMs);
    for (const work of [deleteExpiredPositions, deleteExpiredTracks, deleteExpiredOutside, deleteExpiredLetters]) {
      for (let done = 0, last = batch; last === batch && done < most; done += last) {
        last = await work(ctx, { organisationKey, before, limit: batch });
        gone += last;
      }
    }
  }
  return gone;
}
