import type { Translate } from "@cartage/messages/translate";
import { type Html, html } from "./html.ts";
import type { Times } from "./times.ts";
import type { OpenTracking, Tracking } from "./tracking.ts";

const act = (name: string) => html`<input type="hidden" name="act" value="${name}">`;

/** The last digits of the recipient's phone. */
export function phoneForm(t: Translate, { isLocked }: { isLocked: boolean }): Html {
  const lead = t(isLocked ? "recipients.phone.lead" : "recipients.phone.toChange");
  return html`<form class="card" method="post" id="phone">${act("phone")}<h2>${t("recipients.phone.title")}</h2><p class="muted">${lead}</p><label>${t("recipients.phone.label")}<input class="digits" name="digits" inputmode="numeric" autocomplete="off" pattern="[0-9]{4}" maxlength="4" required></label><button>${t("recipients.phone.send")}</button></form>`;
}

/** What the recipient may say and choose now. */
export function changeForms(tracking: OpenTracking, t: Translate, times: Times): Html {
  const { may, needsPhone, rating } = tracking;
  const isAny = may.instruct || may.chooseWindow || may.rate;
  if (isAny && needsPhone) return phoneForm(t, { isLocked: false });
  return html`${may.rate && ratingForm(t)}${rating !== null && html`<section>${t("recipients.rate.given", { count: rating })}</section>`}${may.instruct && instructionsForm(tracking, t)}${may.chooseWindow && windowForm(tracking, t, times)}`;
}

function instructionsForm({ wishes }: OpenTracking, t: Translate): Html {
  return html`<form class="card" method="post" id="instruct">${act("instruct")}<h2>${t("recipients.instruct.title")}</h2><label>${t("recipients.instruct.instructions")}<textarea name="instructions" rows="2" maxlength="500" placeholder="${t("recipients.instruct.example")}">${wishes?.instructions}</textarea></label><label>${t("recipients.instruct.safePlace")}<input name="safePlace" maxlength="200" placeholder="${t("recipients.instruct.safeExample")}" value="${wishes?.safePlace}"></label><button>${t("recipients.instruct.send")}</button></form>`;
}

function windowForm({ windows }: OpenTracking, t: Translate, times: Times): Html {
  if (windows.length === 0)
    return html`<section><h2>${t("recipients.choose.title")}</h2><p class="muted">${t("recipients.choose.none")}</p></section>`;
  const options = windows.map((window) => html`<option value="${window.from}">${times.range(window)}</option>`);
  return html`<form class="card" method="post" id="choose">${act("choose")}<h2>${t("recipients.choose.title")}</h2><label>${t("recipients.choose.label")}<select name="from">${options}</select></label><button>${t("recipients.choose.send")}</button></form>`;
}

function ratingForm(t: Translate): Html {
  // the last first, so that a star lights up those before it without a script
  const stars = [5, 4, 3, 2, 1].map(
    (count) =>
      html`<input type="radio" name="stars" id="star${count}" value="${count}" required><label for="star${count}"><span aria-hidden="true">★</span><span class="out">${t("recipients.rate.stars", { count })}</span></label>`,
  );
  return html`<form class="card" method="post" id="rate">${act("rate")}<h2>${t("recipients.rate.title")}</h2><fieldset class="stars">${stars}</fieldset><label>${t("recipients.rate.words")}<textarea name="words" rows="2" maxlength="1000"></textarea></label><button>${t("recipients.rate.send")}</button></form>`;
}

/** The code to type, whom to ask, and no more messages. */
export function endSections({ organisation, code, isMuted }: Tracking, t: Translate): Html {
  const { name, phone, email, slug } = organisation;
  const dialled = phone?.replace(/[^\d+]/g, "");
  const grouped = `${code.slice(0, 4)}-${code.slice(4, 7)}-${code.slice(7)}`;
  return html`<section><h2>${t("recipients.ask", { organisation: name })}</h2><p>${phone && html`<a href="tel:${dialled}">${t("recipients.call")} ${phone}</a> `}${email && html`<a href="mailto:${email}">${t("recipients.write")}</a>`}</p>${slug && html`<p class="muted small"><a href="/o/${slug}">${t("recipients.code")} ${grouped}</a>. ${t("recipients.codeText")}</p>`}</section><form class="card" method="post" id="messages">${act("mute")}<h2>${t("recipients.mute.title")}</h2><p class="muted">${t(isMuted ? "recipients.mute.off" : "recipients.mute.on")}</p><button class="plain" name="isMuted" value="${isMuted ? "no" : "yes"}">${t(isMuted ? "recipients.mute.start" : "recipients.mute.stop")}</button></form>`;
}
