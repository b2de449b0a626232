export const hubStates = ["active", "inactive", "broken", "maintenance", "full"] as const;
export type HubState = (typeof hubStates)[number];

/** Whether goods may go to a hub, or over it. Any state may follow any other; all but `active` need a reason. */
export function isUsable(state: HubState): boolean {
  return state === "active";
}
