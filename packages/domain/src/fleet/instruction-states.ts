export const instructionStates = ["queued", "sent", "acknowledged", "failed", "expired", "cancelled"] as const;
export type InstructionState = (typeof instructionStates)[number];

/** Where an instruction still waits for its device: it is sent, repeated, and may be cancelled. */
export const underWay = ["queued", "sent"] as const satisfies InstructionState[];

export function isUnderWay(state: InstructionState): boolean {
  return state === "queued" || state === "sent";
}

/**
 * The words that devices of ours answer with. `done`: it was carried out; `shown` and `read`: a message is on the driver's
 * screen, and was read; `failed`: it was tried; `refused`: the device will not; `unsupported`: it does not know how;
 * `expired`: it came too late. Any other word of a device counts as an acknowledgement in its own words.
 */
const unwelcome: Readonly<Record<string, InstructionState>> = {
  failed: "failed",
  refused: "failed",
  unsupported: "failed",
  expired: "expired",
};

/** What a device's word makes of an instruction, whatever we had made of it meanwhile: the device knows better. */
export function stateAfter(outcome: string): InstructionState {
  return unwelcome[outcome] ?? "acknowledged";
}

export interface Answer {
  outcome: string;
  /** The device's clock, epoch ms. */
  at: number;
}

/** Of two answers the one that stays, whichever came first: the later by the device's clock, then the greater word. */
export function lastAnswer<Given extends Answer>(one: Given, other: Given): Given {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return one.outcome >= other.outcome ? one : other;
}
