export const issueStates = ["new", "accepted", "in_progress", "resolved", "declined", "reopened"] as const;

export type IssueState = (typeof issueStates)[number];

/** The one place that says what may follow; `technical_issues_guard_state` in Postgres refuses the same. */
const following: Record<IssueState, readonly IssueState[]> = {
  new: ["accepted", "declined"],
  accepted: ["in_progress", "resolved", "declined"],
  in_progress: ["resolved", "accepted", "declined"],
  resolved: ["reopened"],
  declined: ["reopened"],
  reopened: ["in_progress", "resolved", "accepted", "declined"],
};

/** The states that an issue may go to, the most usual first. */
export function issueStatesAfter(state: IssueState): readonly IssueState[] {
  return following[state];
}
