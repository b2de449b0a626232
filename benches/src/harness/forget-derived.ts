import type postgres from "postgres";

/** As if nothing had been derived yet, and nothing waited for it. `owner` is a superuser's connection. */
export async function forgetDerived(owner: postgres.Sql): Promise<void> {
  await owner`truncate derivation_batches, derivation_marks, derivation_checkpoints, trips, halts`;
  await owner`delete from visits`;
  await owner`delete from alerts`;
  await owner`update vehicle_derivations set state = null, through = null, version = version + 1`;
  await owner`vacuum vehicle_derivations`;
}
