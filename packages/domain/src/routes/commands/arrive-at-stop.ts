import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { happenedAt, holdStop } from "../hold-stop.ts";
import { arrive } from "../progress/arrive.ts";
import type { ArriveAtStop } from "../route-inputs.ts";

/** The driver, or somebody for him, says that he is there; again changes nothing. Throws `not_found`, `stop.not_now`. */
export async function arriveAtStop(ctx: Context, { stopId, ...told }: z.infer<typeof ArriveAtStop>) {
  const actor = authorise(ctx.actor, "routes.drive");
  return transactionally(ctx, async (tx) => {
    const held = await holdStop(tx, actor, stopId);
    await arrive(tx, held, { ...happenedAt(tx, told), by: "button" });
    return { stopId };
  });
}
