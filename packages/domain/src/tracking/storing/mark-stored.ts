import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";

/** A stretch of a device's fix times, epoch ms, in which positions were written. */
export interface WrittenStretch {
  organisationKey: number;
  deviceKey: number;
  since: number;
  until: number;
}

/** An organisation's part of a batch, which waits to be derived. */
export interface StoredPart {
  id: number;
  organisationKey: number;
}

const mark = `
  insert into derivation_batches (organisation_id, device_keys, sinces, untils)
  select organisation.id, array_agg(device_key), array_agg(since), array_agg(until)
    from unnest($1::int[], $2::int[], $3::timestamptz[], $4::timestamptz[])
           as written (organisation_key, device_key, since, until)
    join organisations organisation on organisation.key = organisation_key
   group by organisation.id
  returning id, (select key from organisations where organisations.id = organisation_id) as key`;

/** Marks what was written as due to be derived, in the transaction that stores it. */
export async function markStored(session: Session, stretches: readonly WrittenStretch[]): Promise<StoredPart[]> {
  if (stretches.length === 0) return [];
  const columns = new ArrayColumns(["int4", "int4", "timestamptz", "timestamptz"]);
  for (const { organisationKey, deviceKey, since, until } of stretches) {
    columns.add([organisationKey, deviceKey, since, until]);
  }
  const rows = await session.sql.unsafe<{ id: string; key: number }[]>(mark, columns.parameters(session.sql), {
    prepare: true,
  });
  return rows.map(({ id, key }) => ({ id: Number(id), organisationKey: key }));
}
