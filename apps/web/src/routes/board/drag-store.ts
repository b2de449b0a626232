import type { Leg, StopKind } from "./board-day.ts";
import type { TriedMove } from "./try-move.ts";

/** What is being dragged: a leg as a whole, or by one of its stops. */
export interface Dragged {
  leg: Leg;
  kind: StopKind | null;
}

export interface DragState {
  dragged: Dragged | null;
  /** What dropping it here would do. */
  tried: TriedMove | null;
  /** Why it is not put on what is under the pointer: a vehicle that takes nothing on, by name, or itself being held up. */
  refused: { vehicle: string } | { heldUp: NonNullable<Leg["heldUp"]> } | null;
  /** Where the pointer is, for the card that follows it. */
  x: number;
  y: number;
}

const nothing: DragState = { dragged: null, tried: null, refused: null, x: 0, y: 0 };

/** Holds a drag outside React, so that moving the pointer draws again only what shows it. */
export function createDragStore() {
  let state = nothing;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change: Partial<DragState>) {
      state = { ...state, ...change };
      for (const tell of listeners) tell();
    },
    end() {
      state = nothing;
      for (const tell of listeners) tell();
    },
    subscribe(tell: () => void) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}

export type DragStore = ReturnType<typeof createDragStore>;
