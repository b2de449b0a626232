import { states, type VehicleState } from "./fleet-columns.ts";
import type { LiveStore } from "./live-store.ts";
import type { LiveVehicle } from "./live-vehicle.ts";

/** Which vehicles to show; an empty list or text asks for nothing. */
export type FleetFilter = {
  text: string;
  states: VehicleState[];
  types: LiveVehicle["type"][];
  groupIds: string[];
  tags: string[];
};

export const everything: FleetFilter = { text: "", states: [], types: [], groupIds: [], tags: [] };

/** Lower case, without marks: "da nang" finds "Đà Nẵng". */
export function plainText(text: string) {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d");
}

/**
 * The slots that pass, in the order of names; how many of each state pass all but the choice of states; how many vehicles there
 * are, and whether they have come. Panels take all of it from here, never half of it from the store, which changes in place:
 * React may draw a panel twice for one change, and forgets what it was told in the drawing it throws away.
 */
export function filterFleet(store: LiveStore, filter: FleetFilter) {
  const words = plainText(filter.text).split(/\s+/).filter(Boolean);
  const slots: number[] = [];
  const counts: Record<VehicleState, number> = { moving: 0, idling: 0, parked: 0, silent: 0 };
  for (let slot = 0; slot < store.vehicles.length; slot++) {
    const vehicle = store.vehicles[slot];
    if (!vehicle || !isOfKind(vehicle, filter) || !words.every((word) => textOf(vehicle).includes(word))) continue;
    const state = states[store.columns.state[slot] ?? 3] ?? "silent";
    counts[state] += 1;
    if (filter.states.length === 0 || filter.states.includes(state)) slots.push(slot);
  }
  return { slots, counts, all: store.vehicles.length, isLoaded: store.isLoaded };
}

function isOfKind(vehicle: LiveVehicle, { types, groupIds, tags }: FleetFilter) {
  if (types.length > 0 && !types.includes(vehicle.type)) return false;
  if (groupIds.length > 0 && (vehicle.groupId === null || !groupIds.includes(vehicle.groupId))) return false;
  return tags.every((tag) => vehicle.tags.includes(tag));
}

const texts = new WeakMap<LiveVehicle, string>();

function textOf(vehicle: LiveVehicle) {
  let text = texts.get(vehicle);
  if (text === undefined) {
    text = plainText(`${vehicle.name} ${vehicle.plate ?? ""} ${vehicle.plate?.replace(/[\s.-]/g, "") ?? ""}`);
    texts.set(vehicle, text);
  }
  return text;
}
