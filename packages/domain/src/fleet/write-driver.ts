import { members } from "@cartage/db/schema/accounts";
import { drivers } from "@cartage/db/schema/fleet";
import { and, eq, isNull } from "drizzle-orm";
import { changeOf, type Given } from "../changes.ts";
import { DomainError } from "../errors.ts";
import { WeeklyHours } from "../geofences/inputs.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";

/** What there is to say of a driver. */
interface DriverValues {
  licenceClasses: string[];
  licenceEndsOn: string | null;
  skills: string[];
  workingHours: WeeklyHours | null;
}

const unsaid: DriverValues = { licenceClasses: [], licenceEndsOn: null, skills: [], workingHours: null };

/** A member who is a driver, held against other commands on them until the transaction ends. Throws `not_found`. */
export async function holdDriver(tx: Transaction, organisationId: string, driverId: string) {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.organisationId, organisationId),
        eq(members.userId, driverId),
        eq(members.role, "driver"),
        isNull(members.deactivatedAt),
      ),
    )
    .for("no key update");
  if (!member) throw new DomainError("not_found");
  const { licenceClasses, licenceEndsOn, skills, workingHours, version } = drivers;
  const [known] = await tx
    .select({ values: { licenceClasses, licenceEndsOn, skills, workingHours }, version })
    .from(drivers)
    .where(and(eq(drivers.organisationId, organisationId), eq(drivers.userId, driverId)));
  if (!known) return { organisationId, driverId, values: unsaid, version: 1 };
  // in the order of the schema's keys, for Postgres keeps another
  const values = { ...known.values, workingHours: WeeklyHours.nullable().parse(known.values.workingHours) };
  return { organisationId, driverId, values, version: known.version };
}

/** Changes what is given of a driver who is held; says whether anything differed. */
export async function changeDriver(
  tx: Transaction,
  { organisationId, driverId, values, version }: Awaited<ReturnType<typeof holdDriver>>,
  given: Given<DriverValues>,
): Promise<boolean> {
  const change = changeOf(values, given);
  if (Object.keys(change.after).length === 0) return false;
  const changedAt = tx.context.now();
  const next = { ...values, ...change.after, version: version + 1, changedAt };
  await tx
    .insert(drivers)
    .values({ organisationId, userId: driverId, ...next })
    .onConflictDoUpdate({ target: [drivers.organisationId, drivers.userId], set: next });
  await record(tx, { type: "driver.changed", driverId, occurredAt: changedAt }, change);
  return true;
}
