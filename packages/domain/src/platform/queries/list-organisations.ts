import { organisations, users } from "@cartage/db/schema/accounts";
import { plans } from "@cartage/db/schema/plans";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byText, byTime, type Order, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListOrganisations } from "../inputs.ts";

export interface OrganisationRow {
  id: string;
  name: string;
  owner: { name: string; email: string } | null;
  isSuspended: boolean;
  members: number;
  vehicles: number;
  plan: { name: string; maxVehicles: number | null };
  /** Of the last 30 days, as jobs last counted. */
  positions: number;
  devices: number;
  /** Epoch ms. */
  createdAt: number;
  lastMessageAt: number | null;
}

const orders = {
  name: byText(organisations.name),
  createdAt: byTime(organisations.createdAt),
} satisfies Record<string, Order>;

/** All organisations with what they have, a page at a time. */
export async function listOrganisations(
  ctx: Context,
  { search, sort, direction, cursor, limit }: z.infer<typeof ListOrganisations>,
): Promise<Page<OrganisationRow>> {
  authoriseOnPlatform(ctx.actor, "organisations.view");
  const order = orders[sort];
  const { id } = organisations;
  const rows = await ctx.session.db
    .select({
      id,
      name: organisations.name,
      ownerName: users.name,
      ownerEmail: users.email,
      suspendedAt: organisations.suspendedAt,
      createdAt: organisations.createdAt,
      members: sql<number>`(select count(*)::int from members m where m.organisation_id = ${id} and m.deactivated_at is null)`,
      vehicles: sql<number>`(select count(*)::int from vehicles v where v.organisation_id = ${id} and v.archived_at is null)`,
      devices: sql<number>`(select count(*)::int from devices d where d.organisation_id = ${id} and d.revoked_at is null)`,
      lastMessageAt: sql<number | null>`(
        select floor(extract(epoch from max(s.last_received_at)) * 1000)::float8
          from device_state s join devices d on d.key = s.device_key where d.organisation_id = ${id})`,
      planName: plans.name,
      maxVehicles: plans.maxVehicles,
      positions: sql<number>`(
        select coalesce(sum(positions), 0)::float8 from usage_days
         where organisation_id = ${id} and day > ${ctx.now().toISOString()}::date - 30)`,
      sortedBy: order.key,
    })
    .from(organisations)
    .innerJoin(plans, eq(plans.id, organisations.planId))
    .leftJoin(users, eq(users.id, organisations.ownerId))
    .where(
      and(
        contains(sql`concat_ws(' ', ${organisations.name}, ${users.name}, ${users.email})`, search),
        afterCursor(cursor, order, id, direction),
      ),
    )
    .orderBy(...ordered(order, id, direction))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, ownerName, ownerEmail, planName, maxVehicles, suspendedAt, createdAt, ...row }) => ({
      ...row,
      owner: ownerName !== null && ownerEmail !== null ? { name: ownerName, email: ownerEmail } : null,
      plan: { name: planName, maxVehicles },
      isSuspended: suspendedAt !== null,
      createdAt: createdAt.getTime(),
    }),
  });
}
