import type { FenceShape } from "../inputs.ts";
import type { Corner } from "../plane-rules.ts";
import { cornersOf, middleOf, movedBeside, ringCorners } from "../ring-rules.ts";
import { CircleShape } from "./circle-shape.ts";
import { CorridorShape } from "./corridor-shape.ts";
import { PolygonShape } from "./polygon-shape.ts";
import type { Shape } from "./shape.ts";

/** Makes a shape that `FenceShape` let through ready to be asked. */
export function compileShape(shape: FenceShape): Shape {
  switch (shape.kind) {
    case "circle":
      return new CircleShape(shape);
    case "corridor":
      return new CorridorShape(cornersOf(shape.line), shape.halfWidthM);
    case "polygon":
      return new PolygonShape(onOnePlane(shape.parts));
  }
}

function onOnePlane(parts: Extract<FenceShape, { kind: "polygon" }>["parts"]): Corner[][][] {
  let middle: number | null = null;
  return parts.map((rings) =>
    rings.map((ring) => {
      const corners = ringCorners(ring) ?? [];
      middle ??= middleOf(corners);
      return movedBeside(corners, middle);
    }),
  );
}
