import type { Database } from "@cartage/db/client";
import type { Instruction } from "@cartage/telemetry/instruction";

/** An instruction that the caller now has to send. */
export interface DueInstruction extends Instruction {
  organisationId: string;
  deviceId: string;
}

interface Row {
  id: string;
  organisation_id: string;
  device_id: string;
  kind: string;
  body: unknown;
  expires_at: string;
}

/**
 * Takes it upon the caller to send what is due: to devices that are connected, or that say nothing of connections and
 * reported lately; at once over each new connection, else after a while that doubles with every attempt. However many
 * workers ask at once, one of them gets it.
 */
export async function claimInstructions({ sql }: Database, limit: number): Promise<DueInstruction[]> {
  const rows = await sql<Row[]>`
    with due as (
      select instruction.id, concat_ws('/', state.link, state.connection) as over
        from instructions instruction
        join device_state state on state.device_id = instruction.device_id
        join devices device on device.id = instruction.device_id
       where instruction.state in ('queued', 'sent')
         and instruction.expires_at > now()
         and device.revoked_at is null
         and (state.is_online or state.last_received_at > greatest(state.presence_at, now() - interval '2 minutes'))
         and (instruction.next_attempt_at <= now()
           or instruction.tried_over is distinct from concat_ws('/', state.link, state.connection))
       order by instruction.id
       limit ${limit}
       for update of instruction skip locked
    )
    update instructions as instruction
       set attempts = attempts + 1, tried_at = now(), tried_over = due.over,
         next_attempt_at = now() + least(interval '15 seconds' * 2 ^ least(attempts, 10), interval '15 minutes')
      from due
     where instruction.id = due.id
    returning instruction.id, instruction.organisation_id, instruction.device_id, instruction.kind, instruction.body,
      instruction.expires_at`;
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    deviceId: row.device_id,
    kind: row.kind,
    body: row.body,
    expiresAt: new Date(row.expires_at).getTime(),
  }));
}
