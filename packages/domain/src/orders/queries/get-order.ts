import { users } from "@cartage/db/schema/accounts";
import { apiKeys } from "@cartage/db/schema/integrations";
import { orderEvents, orderFiles } from "@cartage/db/schema/orders";
import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { can } from "../../permissions.ts";
import type { OrderId } from "../inputs.ts";
import type { Order, OrderEventBody } from "../log-rules.ts";
import { readEvent } from "../read-event.ts";
import { replay } from "../rules.ts";
import { mayEdit, mayReschedule, movesByHand, movesFrom, type OrderMove } from "../states.ts";

export interface OrderLogEntry {
  version: number;
  /** Epoch ms. */
  at: number;
  body: OrderEventBody;
  /** Null where it was one of our own processes, or somebody who is not seen any more. */
  actor: string | null;
  actorKind: string;
  /** Who did it on the actor's behalf; null where nobody did, or it is somebody of the platform. */
  isOnBehalf: boolean;
}

export interface OrderFile {
  id: string;
  name: string;
  kind: "document" | "photo";
  mediaType: string;
  bytes: number;
  /** Epoch ms. */
  addedAt: number;
}

export interface OrderDetail extends Omit<Order, "organisationId"> {
  log: OrderLogEntry[];
  files: OrderFile[];
  /** What the reader may do with it now. */
  may: { moves: OrderMove[]; edit: boolean; reschedule: boolean };
}

const person = alias(users, "person");

/** An order as its log tells it, with the log. Throws `not_found`. */
export async function getOrder(ctx: Context, { orderId }: z.infer<typeof OrderId>): Promise<OrderDetail> {
  const reader = authorise(ctx.actor, "orders.view");
  const { organisationId } = reader;
  const { db } = ctx.session;
  const rows = await db
    .select({
      version: orderEvents.version,
      type: orderEvents.type,
      body: orderEvents.body,
      occurredAt: orderEvents.occurredAt,
      actorKind: orderEvents.actorKind,
      behindId: orderEvents.behindId,
      actor: sql<string | null>`coalesce(${person.name}, ${apiKeys.name})`,
    })
    .from(orderEvents)
    // an actor's id is a text: processes have names
    .leftJoin(person, sql`${person.id}::text = ${orderEvents.actorId}`)
    .leftJoin(apiKeys, sql`${apiKeys.id}::text = ${orderEvents.actorId}`)
    .where(and(eq(orderEvents.organisationId, organisationId), eq(orderEvents.orderId, orderId)))
    .orderBy(asc(orderEvents.version));
  const log = rows.map((row) => ({
    ...readEvent(row),
    actor: row.actor,
    actorKind: row.actorKind,
    isOnBehalf: row.behindId !== null,
  }));
  const order = replay({ id: orderId, organisationId }, log);
  if (!order) throw new DomainError("not_found");
  const files = await db
    .select({
      id: orderFiles.id,
      name: orderFiles.name,
      kind: orderFiles.kind,
      mediaType: orderFiles.mediaType,
      bytes: orderFiles.bytes,
      addedAt: orderFiles.addedAt,
    })
    .from(orderFiles)
    .where(and(eq(orderFiles.organisationId, organisationId), eq(orderFiles.orderId, orderId)))
    .orderBy(asc(orderFiles.addedAt), asc(orderFiles.id));
  const { organisationId: _, ...shown } = order;
  const isEditor = can(reader, "orders.edit");
  return {
    ...shown,
    log,
    files: files.map(({ addedAt, ...file }) => ({ ...file, addedAt: addedAt.getTime() })),
    may: {
      moves: isEditor ? (reader.kind === "api_key" ? movesFrom(order) : movesByHand(order)) : [],
      edit: isEditor && mayEdit(order),
      reschedule: isEditor && mayReschedule(order),
    },
  };
}
