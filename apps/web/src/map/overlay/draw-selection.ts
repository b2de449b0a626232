import type { Palette } from "@cartage/ui/tokens";

/** A soft ring around the chosen vehicle; the pen stands on it. */
export function drawSelection(pen: CanvasRenderingContext2D, palette: Palette) {
  pen.beginPath();
  pen.arc(0, 0, 18, 0, 2 * Math.PI);
  pen.globalAlpha = 0.16;
  pen.fillStyle = palette.accent;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = 1.5;
  pen.strokeStyle = palette.accent;
  pen.stroke();
}

/** How exact the fix is by its own word: the vehicle is somewhere in this circle. */
export function drawAccuracy(pen: CanvasRenderingContext2D, radiusPx: number, palette: Palette) {
  // smaller than the ring it would say nothing
  if (radiusPx < 20 || radiusPx > 4000) return;
  pen.beginPath();
  pen.arc(0, 0, radiusPx, 0, 2 * Math.PI);
  pen.globalAlpha = 0.08;
  pen.fillStyle = palette.accent;
  pen.fill();
  pen.globalAlpha = 0.5;
  pen.lineWidth = 1;
  pen.setLineDash([4, 4]);
  pen.strokeStyle = palette.accent;
  pen.stroke();
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

type NameAt = { x: number; y: number; fontFamily: string; nameHalo: string; palette: Palette };

export function drawName(pen: CanvasRenderingContext2D, name: string, { x, y, fontFamily, nameHalo, palette }: NameAt) {
  pen.font = `500 11px ${fontFamily}`;
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = nameHalo;
  pen.strokeText(name, x, y);
  pen.fillStyle = palette.ink;
  pen.fillText(name, x, y);
}
