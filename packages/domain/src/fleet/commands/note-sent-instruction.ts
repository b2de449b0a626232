import type { Database } from "@cartage/db/client";

/** Notes that the broker took an instruction for its device; the device's answer may have been there before. */
export async function noteSentInstruction({ sql }: Database, instructionId: string): Promise<void> {
  await sql`
    update instructions set state = 'sent', sent_at = now()
     where id = ${instructionId} and state = 'queued'`;
}
