import type { Palette } from "@cartage/ui/tokens";
import type { Cluster } from "../live/clusters.ts";
import { states } from "../live/fleet-columns.ts";

/** A cluster's radius in CSS pixels: grows with the number's magnitude, so that its text has room. */
export const clusterRadiusPx = (count: number) => 13 + 2.5 * Math.log10(count) ** 1.3;

export type ClusterLook = { palette: Palette; fontFamily: string; compact: Intl.NumberFormat };

/** A number in a ring that shows how many of its vehicles move, idle, are parked or silent. */
export function drawCluster(
  pen: CanvasRenderingContext2D,
  { count, byState }: Cluster,
  { palette, fontFamily, compact }: ClusterLook,
) {
  const radius = clusterRadiusPx(count);
  pen.beginPath();
  pen.arc(0, 0, radius + 2.5, 0, 2 * Math.PI);
  pen.fillStyle = palette.surface;
  pen.fill();

  pen.lineWidth = 3;
  let angle = -Math.PI / 2;
  const gap = byState.filter(Boolean).length > 1 ? 1.6 / radius : 0;
  byState.forEach((inState, code) => {
    if (inState === 0) return;
    // even one of a thousand is seen
    const sweep = Math.max((inState / count) * 2 * Math.PI, 0.16);
    pen.beginPath();
    pen.arc(0, 0, radius, angle + gap / 2, Math.max(angle + sweep - gap / 2, angle + gap / 2 + 0.01));
    pen.strokeStyle = palette[states[code] ?? "silent"];
    pen.stroke();
    angle += (inState / count) * 2 * Math.PI;
  });

  pen.fillStyle = palette.ink;
  pen.font = `600 ${count >= 1000 ? 11 : 12}px ${fontFamily}`;
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  pen.fillText(compact.format(count), 0, 4.2);
}
