import type { Drawing } from "../../map/fences/drawing.ts";
import type { ShapeDraft } from "./draft.ts";

/** What the fields of every kind of shape are given. */
export type ShapeFieldsProps = {
  draft: ShapeDraft;
  onDraft: (draft: ShapeDraft) => void;
  drawing: Drawing;
  onDraw: (drawing: Drawing, part?: number | null) => void;
  onRing: (ring: number) => void;
  isReady: boolean;
};
