import type { Database } from "@cartage/db/client";

const atOnce = 1_000;

/** Ends what no device answered in time; an answer that comes later still counts. Answers how many. */
export async function expireInstructions({ sql }: Database): Promise<number> {
  const { count } = await sql`
    update instructions set state = 'expired', ended_at = now()
     where id in (
       select id from instructions
        where state in ('queued', 'sent') and expires_at <= now()
        order by id
        limit ${atOnce}
        for update skip locked)`;
  return count;
}
