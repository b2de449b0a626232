import { listWorkers } from "../alerts/list-workers.ts";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";

/** Throws `input.invalid` when one of the people does not work on alerts here. */
export async function checkPeople(
  tx: Transaction,
  organisationId: string,
  { userIds, field }: { userIds: readonly string[]; field: string },
): Promise<void> {
  const workers = new Set((await listWorkers(tx, organisationId)).map(({ userId }) => userId));
  if (userIds.some((id) => !workers.has(id))) {
    throw new DomainError("input.invalid", { fields: { [field]: { code: "unknown_choice" } } });
  }
}
