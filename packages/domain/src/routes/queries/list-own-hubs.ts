import { hubs } from "@cartage/db/schema/routes";
import { asc } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { isOwnHub } from "../scanning/hold-own-hub.ts";

const MOST = 200;

/** The hubs at which the actor counts goods in and out, by name. */
export async function listOwnHubs(ctx: Context) {
  const actor = authorise(ctx.actor, "goods.scan");
  const { id, code, name, address, state } = hubs;
  return ctx.session.db
    .select({ id, code, name, address, state })
    .from(hubs)
    .where(isOwnHub(actor))
    .orderBy(asc(name), asc(id))
    .limit(MOST);
}
