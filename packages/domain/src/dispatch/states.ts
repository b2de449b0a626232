/** The steps of sending a route out, in their order; each has its own way back. */
export const dispatchStepNames = ["reserve", "fix", "instruct", "tell"] as const;
export type DispatchStepName = (typeof dispatchStepNames)[number];

export const dispatchStates = ["running", "done", "undoing", "undone"] as const;
export type DispatchState = (typeof dispatchStates)[number];

/** How far the steps are: those that were done, and not undone since. */
export type StepStates = Partial<Record<DispatchStepName, "done" | "undone">>;

/** What comes next: the first step that is not done, or on the way back the last that still is. Null when nothing is left. */
export function nextStep(state: DispatchState, steps: StepStates): DispatchStepName | null {
  if (state === "running") return dispatchStepNames.find((step) => steps[step] !== "done") ?? null;
  if (state === "undoing") return dispatchStepNames.findLast((step) => steps[step] === "done") ?? null;
  return null;
}
