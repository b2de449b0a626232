import { createHash } from "node:crypto";
import type { Context } from "@cartage/domain/context";
import type { DomainErrorCode } from "@cartage/domain/errors";
import { once } from "@cartage/domain/once";

export interface RepeatableContext extends Context {
  idempotencyKey: string | null;
  /** The procedure's path. */
  command: string;
}

/**
 * The resolver of a command that may arrive twice: with an idempotency key, a repeat gets the first answer.
 * `shownOnce`: the answer holds a secret, which is not kept; a repeat is refused with this code and the answer's ids.
 */
export function repeatable<Given extends RepeatableContext, Input, Output>(
  command: (ctx: Given, input: Input) => Promise<Output>,
  { shownOnce }: { shownOnce?: DomainErrorCode } = {},
) {
  return ({ ctx, input, batchIndex = 0 }: { ctx: Given; input: Input; batchIndex?: number }): Promise<Output> => {
    if (ctx.idempotencyKey === null) return command(ctx, input);
    const request = {
      // the calls of one batch share its header
      key: `${ctx.idempotencyKey} ${batchIndex}`,
      command: ctx.command,
      inputDigest: createHash("sha256")
        .update(JSON.stringify(input ?? null))
        .digest(),
      shownOnce,
    };
    return once(ctx, request, (inside) => command({ ...ctx, ...inside }, input));
  };
}
