export const requestStates = ["open", "answered", "passed_on", "closed"] as const;

/** `passed_on`: it waits for the platform; all others are with the organisation. */
export type RequestState = (typeof requestStates)[number];

/** Whoever writes to a request does so for one of the three. */
export type Side = "asker" | "organisation" | "platform";

export type RequestMove = `written_by_${Side}` | "pass_on" | "hand_back" | "close";

/** The one place that says what may follow; `requests_guard_state` in Postgres refuses the same. */
const moves: Record<RequestMove, Partial<Record<RequestState, RequestState>>> = {
  written_by_asker: { open: "open", answered: "open", passed_on: "passed_on", closed: "open" },
  written_by_organisation: { open: "answered", answered: "answered", passed_on: "passed_on" },
  written_by_platform: { passed_on: "passed_on" },
  pass_on: { open: "passed_on", answered: "passed_on" },
  hand_back: { passed_on: "open" },
  close: { open: "closed", answered: "closed", passed_on: "closed" },
};

/** The state after a move; null when the move is not possible. */
export function requestAfter(state: RequestState, move: RequestMove): RequestState | null {
  return moves[move][state] ?? null;
}
