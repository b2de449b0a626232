export const alertStates = ["open", "acknowledged", "suppressed", "resolved", "closed"] as const;
export const alertSeverities = ["critical", "warning", "info"] as const;

export type AlertState = (typeof alertStates)[number];
export type AlertSeverity = (typeof alertSeverities)[number];

/** States in which somebody may still have to do something. */
export const unfinishedStates = ["open", "acknowledged", "suppressed"] as const satisfies AlertState[];

export const alertMoves = ["acknowledge", "resolve", "suppress", "wake", "close", "reopen"] as const;
export type AlertMove = (typeof alertMoves)[number];

/** The one place that says what may follow; `alerts_guard_state` in Postgres refuses the same to people. */
const moves: Record<AlertMove, Partial<Record<AlertState, AlertState>>> = {
  acknowledge: { open: "acknowledged", suppressed: "acknowledged" },
  resolve: { open: "resolved", acknowledged: "resolved", suppressed: "resolved" },
  suppress: { open: "suppressed", acknowledged: "suppressed", suppressed: "suppressed" },
  wake: { suppressed: "open" },
  close: { open: "closed", acknowledged: "closed", suppressed: "closed", resolved: "closed" },
  reopen: { resolved: "open", closed: "open" },
};

/** The state after a move; null when the move is not possible. What never was is not opened again. */
export function alertAfter(alert: { state: AlertState; isRetracted: boolean }, move: AlertMove): AlertState | null {
  if (alert.isRetracted && move === "reopen") return null;
  return moves[move][alert.state] ?? null;
}
