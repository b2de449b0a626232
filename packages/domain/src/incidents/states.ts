export const incidentKinds = ["breakdown", "accident", "delay", "damage", "security"] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const incidentSeverities = ["minor", "major", "critical"] as const;
export type IncidentSeverity = (typeof incidentSeverities)[number];

export const incidentStates = ["open", "under_way", "resolved", "closed"] as const;
export type IncidentState = (typeof incidentStates)[number];

export const incidentMoves = ["taken_up", "resolved", "closed", "reopened"] as const;
export type IncidentMove = (typeof incidentMoves)[number];

/** The one place that says what may follow; `incidents_guard_state` in Postgres refuses the same. */
const moves: Record<IncidentMove, Partial<Record<IncidentState, IncidentState>>> = {
  taken_up: { open: "under_way" },
  resolved: { open: "resolved", under_way: "resolved" },
  closed: { resolved: "closed" },
  reopened: { resolved: "under_way", closed: "under_way" },
};

/** The state after a move; null when it is not possible. */
export function incidentAfter(state: IncidentState, move: IncidentMove): IncidentState | null {
  return moves[move][state] ?? null;
}

/** The moves that are possible now. */
export function incidentMovesFrom(state: IncidentState): IncidentMove[] {
  return incidentMoves.filter((move) => incidentAfter(state, move) !== null);
}
