import type { Actor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import type { PersonalRead } from "@cartage/domain/platform/audit/personal-reads";
import { auditRead } from "@cartage/domain/platform/commands/audit-read";
import type { OnPrimary } from "./procedures.ts";

interface ReadingContext extends Context {
  onPrimary: OnPrimary;
}

/** The resolver of a query that shows people's data: the read is in the audit trail before it is answered, or it fails. */
export function personal<Given extends ReadingContext, Input, Output>(
  toRead: (input: Input, actor: Actor) => PersonalRead,
  query: (ctx: Given, input: Input) => Promise<Output>,
) {
  return async ({ ctx, input }: { ctx: Given; input: Input }): Promise<Output> => {
    const answer = await query(ctx, input);
    await ctx.onPrimary((inside) => auditRead(inside, toRead(input, inside.actor)));
    return answer;
  };
}
