export const recurringStates = ["active", "paused", "ended"] as const;
export type RecurringState = (typeof recurringStates)[number];

export const recurringMoves = ["paused", "resumed", "ended"] as const;
export type RecurringMove = (typeof recurringMoves)[number];

const moves: Record<RecurringMove, Partial<Record<RecurringState, RecurringState>>> = {
  paused: { active: "paused" },
  resumed: { paused: "active" },
  // what is over stays so: a copy begins anew
  ended: { active: "ended", paused: "ended" },
};

/** The state after a move; null when it is not possible. */
export function recurringAfter(state: RecurringState, move: RecurringMove): RecurringState | null {
  return moves[move][state] ?? null;
}

export function recurringMovesFrom(state: RecurringState): RecurringMove[] {
  return recurringMoves.filter((move) => recurringAfter(state, move) !== null);
}
