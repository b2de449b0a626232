import { newId } from "@cartage/db/id";
import { users } from "@cartage/db/schema/accounts";
import { directoryUsers } from "@cartage/db/schema/integrations";
import { eq } from "drizzle-orm";
import { endAllSessions, recordOfUser } from "../../platform/hold-user.ts";
import { record } from "../../record.ts";
import type { Transaction } from "../../transactionally.ts";
import { shareOutAddresses } from "./share-out-addresses.ts";
import { withoutAddress } from "./without-address.ts";

/** Why a user is not as the directory has them. */
export type Trouble = "platform_role" | "address_taken";

type Entry = typeof directoryUsers.$inferSelect;

/** Makes a user what the directory says of them: there, named so, deactivated when deleted. People of the platform are left alone. */
export async function followDirectory(tx: Transaction, externalId: string): Promise<Trouble | null> {
  const [entry] = await tx.select().from(directoryUsers).where(eq(directoryUsers.externalId, externalId));
  if (!entry?.email) return null;
  const userId = entry.userId ?? (await addUser(tx, entry));
  const { name, platformRole, deactivatedAt } = users;
  const isTheirs = eq(users.id, userId);
  const [user] = await tx.select({ name, platformRole, deactivatedAt }).from(users).where(isTheirs).for("update");
  if (!user) throw new Error("A user whom a directory keeps is gone.");
  if (user.platformRole !== null) return "platform_role";

  const occurredAt = tx.context.now();
  if (entry.name !== null && entry.name !== user.name) {
    await tx.update(users).set({ name: entry.name }).where(isTheirs);
    const change = { before: { name: user.name }, after: { name: entry.name } };
    await record(tx, { type: "user.changed", userId, occurredAt }, change);
  }
  if (entry.deletedAt && !user.deactivatedAt) await deactivate(tx, userId);
  await shareOutAddresses(tx);
  if (entry.deletedAt) return null;
  const [given] = await tx.select({ email: users.email }).from(users).where(isTheirs);
  return given?.email === entry.email ? null : "address_taken";
}

async function addUser(tx: Transaction, { externalId, name }: Entry): Promise<string> {
  const userId = newId();
  const createdAt = tx.context.now();
  // the address comes with all others that are shared out
  await tx.insert(users).values({ id: userId, email: withoutAddress(userId), name: name ?? "", createdAt });
  await tx.update(directoryUsers).set({ userId }).where(eq(directoryUsers.externalId, externalId));
  await record(tx, { type: "user.created", userId, occurredAt: createdAt }, { after: { name, directory: externalId } });
  return userId;
}

/** Lets a user in no more, and makes their address free for whoever the directory gives it next. */
async function deactivate(tx: Transaction, userId: string): Promise<void> {
  const deactivatedAt = tx.context.now();
  await tx
    .update(users)
    .set({ deactivatedAt, email: withoutAddress(userId) })
    .where(eq(users.id, userId));
  await endAllSessions(tx, userId);
  await recordOfUser(tx, { type: "user.deactivated", userId, occurredAt: deactivatedAt }, "deleted in the directory");
}
