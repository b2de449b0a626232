import type { Translate } from "@cartage/messages/translate";
import { type Html, html } from "./html.ts";
import { placeSection } from "./place-section.ts";
import type { Times } from "./times.ts";
import type { OpenTracking } from "./tracking.ts";

/** What moves: where it is, when it comes, what happened. The page takes it anew by itself. */
export function liveSection(tracking: OpenTracking, t: Translate, times: Times): Html {
  const { stage, place, happened, organisation, arrival, window, stopsBefore, customer, plate } = tracking;
  const isOpen = stage === "waiting" || stage === "on_its_way" || stage === "failed";
  const at = times.at(happened.at(-1)?.at ?? 0);
  const told = { organisation: organisation.name, at };
  return html`<p><span class="mark ${stage}">${t(`recipients.stages.${stage}`)}</span></p><h1>${headline(tracking, t, times)}</h1><p class="muted">${t(`recipients.stageText.${stage}`, told)}</p>${
    (isOpen || customer || plate) &&
    html`<section><dl>${isOpen && arrival && fact(t("recipients.when"), times.range(arrival), true)}${isOpen && fact(t("recipients.window"), times.range(window), !arrival)}${stopsBefore !== null && fact(t("recipients.stops"), String(stopsBefore))}${customer && fact(t("recipients.sender"), customer)}${plate && fact(t("recipients.vehicle"), plate)}</dl></section>`
  }${place && placeSection(place, t, times)}<section><h2>${t("recipients.happened")}</h2><ol>${happened
    .toReversed()
    .map(
      ({ at, deed }) =>
        html`<li>${t(`recipients.deeds.${deed}`)}<time datetime="${new Date(at).toISOString()}">${times.at(at)}</time></li>`,
    )}</ol></section>`;
}

/** The one thing that brought somebody here. */
function headline({ stage, arrival, window, stopsBefore }: OpenTracking, t: Translate, times: Times): string {
  if (stage === "on_its_way" && stopsBefore !== null) return t("recipients.stopsText", { count: stopsBefore });
  if (stage === "waiting" || stage === "on_its_way")
    return t("recipients.wait", { range: times.range(arrival ?? window) });
  return t(`recipients.stages.${stage}`);
}

const fact = (label: string, value: string, isBig = false) =>
  html`<dt>${label}</dt><dd${isBig && html` class="big"`}>${value}</dd>`;
