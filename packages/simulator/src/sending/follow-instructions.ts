import type { Instruction, Receipt } from "@cartage/telemetry/instruction";

/** Instructions whose answers are remembered; far more than wait for one device. */
const REMEMBERED = 1_000;

/**
 * Answers instructions, which come again until their answer has arrived: one that came before is answered as it was then,
 * and not carried out twice; one whose time is up is not carried out.
 */
export function createFollower(carryOut: (instruction: Instruction) => string, now: () => number = Date.now) {
  const answers = new Map<string, Receipt>();

  return (instruction: Instruction): Receipt => {
    const { id: instructionId, expiresAt } = instruction;
    const before = answers.get(instructionId);
    if (before) return before;
    const at = now();
    const receipt = { instructionId, outcome: at > expiresAt ? "expired" : carryOut(instruction), at };
    answers.set(instructionId, receipt);
    const [oldest] = answers.keys();
    if (answers.size > REMEMBERED && oldest) answers.delete(oldest);
    return receipt;
  };
}
