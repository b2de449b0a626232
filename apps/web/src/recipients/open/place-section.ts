import type { Translate } from "@cartage/messages/translate";
import { html } from "./html.ts";
import type { Times } from "./times.ts";
import type { OpenTracking } from "./tracking.ts";

type Place = NonNullable<OpenTracking["place"]>;

const directions = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
const vehicleAtRadius = 66;

/** Where the vehicle is from the recipient's door, in words and as a sketch of half a kilobyte: no map is loaded for it. */
export function placeSection(place: Place, t: Translate, times: Times) {
  const { bearingDeg, isBlurred } = place;
  const direction = t(`recipients.directions.${directions[Math.round(bearingDeg / 45) % 8] ?? "n"}`);
  const distance = distanceText(place.distanceM);
  const told = { distance, direction };
  return html`<section><h2>${t("recipients.where")}</h2><p>${t(isBlurred ? "recipients.blurred" : "recipients.away", told)}</p>${sketch(place, t("recipients.sketch", told), t("recipients.door"))}<p class="muted small">${t("recipients.asOf", { at: times.at(place.at) })}</p></section>`;
}

function distanceText(distanceM: number): string {
  if (distanceM < 950) return `${Math.max(50, Math.round(distanceM / 50) * 50)} m`;
  return distanceM < 9_950 ? `${(distanceM / 1_000).toFixed(1)} km` : `${Math.round(distanceM / 1_000)} km`;
}

function sketch({ bearingDeg, isBlurred }: Place, title: string, door: string) {
  const radians = (bearingDeg / 180) * Math.PI;
  const [x, y] = [Math.sin(radians) * vehicleAtRadius, -Math.cos(radians) * vehicleAtRadius].map(Math.round);
  return html`<svg viewBox="-100 -100 200 200" role="img" aria-label="${title}"><circle r="66" fill="none" stroke="var(--line-strong)"/><circle r="33" fill="none" stroke="var(--line)"/><line x2="${x}" y2="${y}" stroke="var(--line-strong)" stroke-dasharray="3 4"/><circle cx="${x}" cy="${y}" r="${isBlurred ? 26 : 9}" fill="var(--moving)" fill-opacity="${isBlurred ? ".25" : "1"}"/>${isBlurred && html`<circle cx="${x}" cy="${y}" r="26" fill="none" stroke="var(--moving)"/>`}<path d="M-8 8V-2L0-9 8-2V8Z" fill="var(--accent)"/><text y="24" font-size="12" text-anchor="middle" fill="var(--ink-muted)">${door}</text></svg>`;
}
