import type { Block } from "../incidents/inputs.ts";
import { type HubState, isUsable } from "./states.ts";

/** Why a leg goes no further, whatever vehicle there is for it: an incident, or a hub that is closed. */
export interface HoldUp {
  /** The hub that it goes to or from; null where the order itself is held up. */
  hub: { id: string; name: string } | null;
  /** Null where the hub is closed by its own state. */
  incident: { id: string; number: number } | null;
}

interface HubOfLeg {
  id: string;
  name: string;
  state: HubState;
}

export interface LegOfOrder {
  orderId: string;
  leg: number;
  state: "waiting" | "under_way" | "done";
  /** Null is a door. */
  from: HubOfLeg | null;
  to: HubOfLeg | null;
}

/**
 * What holds up legs, by order and number: an incident on the order or on a hub at either end, and a hub that takes nothing.
 * What stands at a hub that is closed by its state alone may leave it. Behind a leg that is held up, the later ones of its
 * order are too. `legs` have those of an order in their order.
 */
export function holdUpsOf(legs: readonly LegOfOrder[], blocks: readonly Block[]): Map<string, HoldUp> {
  const incidents = new Map(
    blocks.toReversed().map(({ kind, id, incidentId, number }) => [`${kind} ${id}`, { id: incidentId, number }]),
  );
  const found = new Map<string, HoldUp>();
  const behind = new Map<string, HoldUp>();
  for (const leg of legs) {
    if (leg.state === "done") continue;
    const holdUp = behind.get(leg.orderId) ?? ownHoldUp(leg, incidents);
    if (!holdUp) continue;
    behind.set(leg.orderId, holdUp);
    found.set(`${leg.orderId}/${leg.leg}`, holdUp);
  }
  return found;
}

function ownHoldUp(leg: LegOfOrder, incidents: ReadonlyMap<string, { id: string; number: number }>): HoldUp | null {
  const own = incidents.get(`order ${leg.orderId}`);
  if (own) return { hub: null, incident: own };
  // what is on its way has left the hub that it comes from
  for (const hub of [leg.to, leg.state === "waiting" ? leg.from : null]) {
    const incident = hub && incidents.get(`hub ${hub.id}`);
    if (hub && incident) return { hub: { id: hub.id, name: hub.name }, incident };
  }
  return leg.to && !isUsable(leg.to.state) ? { hub: { id: leg.to.id, name: leg.to.name }, incident: null } : null;
}
