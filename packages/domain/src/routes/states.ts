export const hubStates = ["active", "inactive", "broken", "maintenance", "full"] as const;
export type HubState = (typeof hubStates)[number];

/** Whether a hub's state lets goods go to it, or over it. Any state may follow any other; all but `active` need a reason. */
export function isUsable(state: HubState): boolean {
  return state === "active";
}

/** Whether goods may go to a hub, or over it: by its state, and as long as no incident closes it. */
export function takesGoods({ state, closedBy }: { state: HubState; closedBy: object | null }): boolean {
  return isUsable(state) && closedBy === null;
}
