import type { Database } from "@cartage/db/client";

/** Up to which number a device's positions are stored, to be told to it now. */
export interface DueReceipt {
  deviceKey: number;
  through: number;
}

/** Takes it upon the caller to tell those of the devices that nobody told anything within a second. */
export async function claimReceipts({ sql }: Database, deviceKeys: number[]): Promise<DueReceipt[]> {
  const rows = await sql<{ device_key: number; stored_through: string }[]>`
    update device_state set receipt_at = now()
     where device_key = any(${deviceKeys}::int[]) and stored_through is not null
       and (receipt_at is null or receipt_at <= now() - interval '1 second')
    returning device_key, stored_through`;
  return rows.map((row) => ({ deviceKey: row.device_key, through: Number(row.stored_through) }));
}
