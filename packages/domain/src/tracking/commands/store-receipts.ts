import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { type Answer, lastAnswer, stateAfter } from "../../fleet/instruction-states.ts";

/** What a device answered to an instruction. */
export interface ReceiptNews<Otherwise> extends Answer {
  instructionId: string;
  deviceId: string;
  /** Our clock. */
  receivedAt: Date;
  /** What is kept instead when no instruction of ours to this device has that id. */
  otherwise: Otherwise;
}

// In the order of their ids: two workers with answers of the same devices then wait for each other, and never in a circle.
const findKnown = `
  select instruction.id, instruction.device_id
    from instructions instruction
    join unnest($1::text[], $2::text[]) as news (id, device_id)
      on instruction.id = news.id::uuid and instruction.device_id = news.device_id::uuid
   order by instruction.id
     for update of instruction`;

const noteAnswers = `
  update instructions as instruction
     set state = news.state, outcome = news.outcome, outcome_at = news.at, received_at = news.received_at
    from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
      as news (id, state, outcome, at, received_at)
   where instruction.id = news.id::uuid
     and (instruction.outcome is null
       or (instruction.outcome_at, instruction.outcome collate "C") < (news.at, news.outcome collate "C"))`;

interface KnownRow {
  id: string;
  device_id: string;
}

/**
 * Notes what devices answered: of each instruction the last word by the device's clock, however often and in whatever
 * order answers come, and whatever became of the instruction meanwhile. Answers what is to be kept
 * of those that answer nothing.
 */
export async function storeReceipts<Otherwise>(
  { sql }: Session,
  receipts: ReceiptNews<Otherwise>[],
): Promise<Otherwise[]> {
  if (receipts.length === 0) return [];
  const asked = new ArrayColumns(["text", "text"]);
  for (const { instructionId, deviceId } of receipts) asked.add([instructionId, deviceId]);
  const rows = await sql.unsafe<KnownRow[]>(findKnown, asked.parameters(sql), { prepare: true });
  const deviceOf = new Map(rows.map((row) => [row.id, row.device_id]));
  // a device answers only what was asked of itself
  const isKnown = ({ instructionId, deviceId }: ReceiptNews<Otherwise>) => deviceOf.get(instructionId) === deviceId;

  const last = new Map<string, ReceiptNews<Otherwise>>();
  for (const news of receipts.filter(isKnown)) {
    const before = last.get(news.instructionId);
    last.set(news.instructionId, before ? lastAnswer(before, news) : news);
  }
  const answers = new ArrayColumns(["text", "text", "text", "timestamptz", "timestamptz"]);
  for (const { instructionId, outcome, at, receivedAt } of last.values())
    answers.add([instructionId, stateAfter(outcome), outcome, at, receivedAt.getTime()]);
  if (answers.count > 0) await sql.unsafe(noteAnswers, answers.parameters(sql), { prepare: true });
  return receipts.filter((news) => !isKnown(news)).map(({ otherwise }) => otherwise);
}
