"use client";

import { mayReplan } from "@cartage/domain/routes/route-states";
import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
} from "react";
import { type DayIndex, isOnRoute, keyOf, type Leg, type Vehicle } from "./board-day.ts";
import type { Dragged, DragState, DragStore } from "./drag-store.ts";
import type { HitTest } from "./timelines.tsx";
import type { Move, TriedMove, TryMove } from "./try-move.ts";

/** So far the pointer moves before a press becomes a drag. */
const STARTS_AFTER_PX = 5;

type Dragging = {
  drag: DragStore;
  hit: RefObject<HitTest>;
  index: DayIndex | null;
  tryMove: TryMove | null;
  onDrop: (tried: TriedMove) => void;
};

interface Press {
  dragged: Dragged;
  x: number;
  y: number;
  element: Element;
  pointerId: number;
}

/** Drags orders by pointer: what a drop would do is worked out once a frame, for where the pointer is then. */
export function useDragging({ drag, hit, index, tryMove, onDrop }: Dragging) {
  const pressed = useRef<Press | null>(null);
  const frame = useRef(0);
  const asked = useRef<string | null>(null);

  const look = useEffectEvent((x: number, y: number) => {
    const { dragged } = drag.get();
    if (!dragged || !index || !tryMove) return;
    const found = hit.current(x, y);
    const vehicle = index.vehicles.get(found?.vehicleId ?? "");
    const refused = vehicle ? refusalOf(dragged.leg, vehicle, index) : null;
    const move = moveAt(found, { dragged, index, at: { x, y } });
    const question = refused ? `no ${found?.vehicleId}` : move && `${move.toVehicleId} ${move.anchor?.at}`;
    if (question === asked.current) return drag.set({ x, y });
    asked.current = question;
    drag.set({ x, y, refused, tried: move && !refused ? tryMove(move) : null });
  });

  const drop = useEffectEvent((isDone: boolean) => {
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    const { dragged, tried } = drag.get();
    const press = pressed.current;
    pressed.current = null;
    asked.current = null;
    if (!dragged) return;
    drag.end();
    if (isDone) ignoreClick();
    else if (press?.element.hasPointerCapture(press.pointerId)) press.element.releasePointerCapture(press.pointerId);
    if (isDone && tried) onDrop(tried);
  });

  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      const press = pressed.current;
      if (!press) return;
      const { clientX: x, clientY: y } = event;
      if (!drag.get().dragged) {
        if (Math.hypot(x - press.x, y - press.y) < STARTS_AFTER_PX) return;
        // what lies under the pointer is neither looked for nor lit up meanwhile
        if (press.element.isConnected) press.element.setPointerCapture(press.pointerId);
        drag.set({ dragged: press.dragged, x, y });
      }
      // nobody else has to look at it
      event.stopPropagation();
      if (frame.current) cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => {
        frame.current = 0;
        look(x, y);
      });
    };
    const onMouseMove = (event: MouseEvent) => drag.get().dragged && event.stopPropagation();
    const onUp = () => drop(true);
    const onCancel = () => drop(false);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !drag.get().dragged) return;
      // else it would empty the search too, which keeps the focus
      event.preventDefault();
      drop(false);
    };
    window.addEventListener("pointermove", onMove, { capture: true });
    window.addEventListener("mousemove", onMouseMove, { capture: true });
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onCancel);
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("pointermove", onMove, { capture: true });
      window.removeEventListener("mousemove", onMouseMove, { capture: true });
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onCancel);
      window.removeEventListener("keydown", onKey);
    };
  }, [drag]);

  return useCallback((event: ReactPointerEvent, dragged: Dragged) => {
    // fingers scroll; they move orders by the menu
    if (event.button !== 0 || event.pointerType === "touch") return;
    event.preventDefault();
    const { currentTarget: element, pointerId, clientX: x, clientY: y } = event;
    pressed.current = { dragged, x, y, element, pointerId };
  }, []);
}

/** The pointer's release would be a click on what was grabbed. */
function ignoreClick() {
  const ignore = (event: MouseEvent) => event.stopPropagation();
  window.addEventListener("click", ignore, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", ignore, { capture: true }));
}

/** A vehicle that goes no further takes nothing on, and what is held up goes on no other route than its own. */
function refusalOf(leg: Leg, vehicle: Vehicle, index: DayIndex): DragState["refused"] {
  if (!vehicle.isAvailable) return { vehicle: vehicle.name };
  return leg.heldUp && !isOnRoute(index, leg, vehicle.id) ? { heldUp: leg.heldUp } : null;
}

function isOverList(x: number, y: number): boolean {
  const box = document.querySelector("[data-board=waiting]")?.getBoundingClientRect();
  return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

type Over = { dragged: Dragged; index: DayIndex; at: { x: number; y: number } };

/** What a drop would be here: onto a route where its stops leave room, or off it over the list; null is nothing. */
function moveAt(found: ReturnType<HitTest>, { dragged: { leg, kind }, index, at: { x, y } }: Over): Move | null {
  const key = keyOf(leg);
  if (!found) {
    const isPlanned = !index.waiting.some((waiting) => keyOf(waiting) === key);
    return isPlanned && isOverList(x, y) ? { leg, toVehicleId: null, anchor: null } : null;
  }
  const route = index.routeOf.get(found.vehicleId);
  if (route && !mayReplan(route.state)) return null;
  const ahead = (route?.stops ?? []).filter((stop) => stop.state === "planned" && keyOf(stop) !== key);
  const at = ahead.filter(({ startsAt }) => startsAt < found.at).length;
  return { leg, toVehicleId: found.vehicleId, anchor: { kind: kind ?? "pickup", at } };
}
