import type { Database } from "@cartage/domain/run-as";
import type { DeviceCredential } from "./dynamic-security.ts";

interface CredentialRow {
  device_id: string;
  organisation_id: string;
  secret_salt: Uint8Array;
  secret_iterations: number;
  secret_hash: Uint8Array;
  is_suspended: boolean;
}

/** The devices that a broker has to know, of all organisations; those of suspended ones may not connect meanwhile. `database` is cartage_ingest's or cartage_platform's. */
export async function listDeviceCredentials({ sql }: Database): Promise<DeviceCredential[]> {
  const rows = await sql<CredentialRow[]>`
    select d.id as device_id, d.organisation_id, d.secret_salt, d.secret_iterations, d.secret_hash,
           o.suspended_at is not null as is_suspended
      from devices d join organisations o on o.id = d.organisation_id
     where d.revoked_at is null
     order by d.id`;
  return rows.map((row) => ({
    deviceId: row.device_id,
    organisationId: row.organisation_id,
    isSuspended: row.is_suspended,
    secret: { salt: row.secret_salt, iterations: row.secret_iterations, hash: row.secret_hash },
  }));
}
