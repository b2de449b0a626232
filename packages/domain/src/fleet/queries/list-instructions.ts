import { users } from "@cartage/db/schema/accounts";
import { devices } from "@cartage/db/schema/fleet";
import { instructions } from "@cartage/db/schema/instructions";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { afterCursor, byInstant, ordered, type Page, page } from "../../paging.ts";
import type { InstructionKind, ListInstructions } from "../instruction-inputs.ts";
import type { InstructionState } from "../instruction-states.ts";
import { seesDevice } from "../phone-privacy.ts";

export interface InstructionRow {
  id: string;
  kind: InstructionKind;
  body: unknown;
  state: InstructionState;
  /** Null when it was no person. */
  askedBy: string | null;
  /** Epoch ms of our clock. */
  askedAt: number;
  expiresAt: number;
  attempts: number;
  sentAt: number | null;
  /** The device's last word; null while it has said nothing. */
  outcome: string | null;
  receivedAt: number | null;
  endedAt: number | null;
}

const newestFirst = byInstant(instructions.askedAt);

/** What was asked of a device, newest first. Throws `not_found`. */
export async function listInstructions(
  ctx: Context,
  { deviceId, cursor, limit }: z.infer<typeof ListInstructions>,
): Promise<Page<InstructionRow>> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const { db } = ctx.session;
  const [device] = await db
    .select({ id: devices.id })
    .from(devices)
    .where(
      and(eq(devices.organisationId, organisationId), eq(devices.id, deviceId), seesDevice(ctx.actor, devices.kind)),
    );
  if (!device) throw new DomainError("not_found");
  const rows = await db
    .select({
      id: instructions.id,
      kind: instructions.kind,
      body: instructions.body,
      state: instructions.state,
      askedBy: users.name,
      askedAt: instructions.askedAt,
      expiresAt: instructions.expiresAt,
      attempts: instructions.attempts,
      sentAt: instructions.sentAt,
      outcome: instructions.outcome,
      receivedAt: instructions.receivedAt,
      endedAt: instructions.endedAt,
      sortedBy: newestFirst.key,
    })
    .from(instructions)
    .leftJoin(users, eq(users.id, instructions.askedBy))
    .where(
      and(
        eq(instructions.organisationId, organisationId),
        eq(instructions.deviceId, deviceId),
        afterCursor(cursor, newestFirst, instructions.id, "desc"),
      ),
    )
    .orderBy(...ordered(newestFirst, instructions.id, "desc"))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, askedAt, expiresAt, sentAt, receivedAt, endedAt, ...row }) => ({
      ...row,
      askedAt: askedAt.getTime(),
      expiresAt: expiresAt.getTime(),
      sentAt: sentAt?.getTime() ?? null,
      receivedAt: receivedAt?.getTime() ?? null,
      endedAt: endedAt?.getTime() ?? null,
    }),
  });
}
