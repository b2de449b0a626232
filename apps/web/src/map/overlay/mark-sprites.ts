import type { Palette } from "@cartage/ui/tokens";
import { states, type VehicleState } from "../live/fleet-columns.ts";

/** Drawn once per theme and screen density; a frame then only copies them. */
export type MarkSprites = { fresh: HTMLCanvasElement[]; delayed: HTMLCanvasElement[]; round: HTMLCanvasElement[] };

/** A sprite's side in CSS pixels, with room for its outline. */
export const spritePx = 26;

/**
 * The same shapes as the list's StateMark, outlined so that they stand on any map: arrow, pause, square, broken ring.
 * A delayed one is hollow; a moving one without a heading is round.
 */
export function createSprites(palette: Palette, density: number): MarkSprites {
  const make = (draw: (pen: CanvasRenderingContext2D) => void) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.ceil(spritePx * density);
    // a dozen stamps need no graphics process, which would be waited for
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    if (pen) {
      pen.scale(density, density);
      pen.translate(spritePx / 2, spritePx / 2);
      pen.lineJoin = "round";
      draw(pen);
    }
    return canvas;
  };
  const inks = (isDelayed: boolean) => (state: VehicleState) =>
    make((pen) => drawMark(pen, shapes[state], { color: palette[state], ground: palette.surface, isDelayed }));
  return {
    fresh: states.map(inks(false)),
    delayed: states.map(inks(true)),
    round: [false, true].map((isDelayed) =>
      make((pen) => drawMark(pen, circle(6.5), { color: palette.moving, ground: palette.surface, isDelayed })),
    ),
  };
}

type Shape = { outline: Path2D; inner?: Path2D; isRing?: true };

// paths exist in browsers only, and this module is also read on the server
const circle = (radius: number): Shape => {
  const outline = new Path2D();
  outline.arc(0, 0, radius, 0, 2 * Math.PI);
  return { outline };
};

const shapes: Record<VehicleState, Shape> = {
  get moving() {
    return { outline: new Path2D("M0 -9 L7.2 8 L0 4.6 L-7.2 8 Z") };
  },
  get idling() {
    return { ...circle(7), inner: new Path2D("M-2.9 -3.1 h2 v6.2 h-2 z M0.9 -3.1 h2 v6.2 h-2 z") };
  },
  get parked() {
    const outline = new Path2D();
    outline.roundRect(-5.75, -5.75, 11.5, 11.5, 2.75);
    return { outline };
  },
  get silent() {
    return { ...circle(6), isRing: true as const };
  },
};

type Inks = { color: string; ground: string; isDelayed: boolean };

function drawMark(
  pen: CanvasRenderingContext2D,
  { outline, inner, isRing }: Shape,
  { color, ground, isDelayed }: Inks,
) {
  pen.shadowColor = "rgb(0 0 0 / 0.28)";
  pen.shadowBlur = 3;
  pen.shadowOffsetY = 1;
  pen.strokeStyle = pen.fillStyle = ground;
  pen.lineWidth = 3.5;
  pen.stroke(outline);
  pen.shadowColor = "transparent";
  pen.fill(outline);
  if (isRing || isDelayed) {
    pen.strokeStyle = color;
    pen.lineWidth = 2;
    if (isRing) pen.setLineDash([3, 2.3]);
    pen.stroke(outline);
    return;
  }
  pen.fillStyle = color;
  pen.fill(outline);
  if (!inner) return;
  pen.fillStyle = ground;
  pen.fill(inner);
}
