import type { Waiting } from "../outbox/position-store.ts";
import {
  idlePublisher,
  isOnHttps,
  POST_AT_MOST,
  PUBLISH_AT_MOST,
  type PublisherState,
  UNCONFIRMED_AT_MOST,
} from "./publisher-state.ts";

export type PublisherEvent =
  | { kind: "started"; hasMqtt: boolean; isOnline: boolean; waiting: Pick<Waiting, "count" | "newestSeq"> }
  | { kind: "stopped" }
  | { kind: "network"; isOnline: boolean }
  | { kind: "recorded"; seq: number }
  | { kind: "opened"; link: number }
  | { kind: "closed"; link: number }
  /** Handed to the broker; says nothing yet about being stored. */
  | { kind: "published"; link: number; through: number }
  /** Confirmed by the server: every position up to this number is committed. */
  | { kind: "stored"; link: number; through: number }
  /** An HTTPS batch was answered 2xx: committed. */
  | { kind: "posted"; through: number }
  | { kind: "postFailed"; isRefused: boolean }
  | { kind: "ticked" };

export type PublisherEffect =
  | { kind: "open"; link: number }
  | { kind: "close"; link: number }
  | { kind: "publish"; link: number; after: number; through: number; limit: number }
  | { kind: "post"; after: number; through: number; limit: number }
  | { kind: "remove"; through: number };

export type Moment = {
  /** Ms since the epoch. */
  now: number;
  /** 0 to 1: spreads the retries of a whole fleet that lost its server at once. */
  jitter: number;
  /** How long a confirmation may take before everything unconfirmed is sent again. */
  confirmWithinMs: number;
};

export type PublisherStep = { state: PublisherState; effects: PublisherEffect[] };

/**
 * The rules of sending, without doing any of it: what changes with an event, and what is to be done next.
 * Positions are removed only by a confirmation; a new connection starts from the oldest unconfirmed one;
 * MQTT and HTTPS never carry positions at the same time, so that they arrive in order.
 */
export function stepPublisher(before: PublisherState, event: PublisherEvent, moment: Moment): PublisherStep {
  const state = { ...before };
  const effects: PublisherEffect[] = [];
  apply(state, event, moment, effects);
  decide(state, moment, effects);
  return { state, effects };
}

function apply(state: PublisherState, event: PublisherEvent, moment: Moment, effects: PublisherEffect[]) {
  if ("link" in event && event.link !== state.link) return;
  switch (event.kind) {
    case "started": {
      const { hasMqtt, isOnline, waiting } = event;
      const link = state.link + 1;
      Object.assign(state, idlePublisher, { isStarted: true, hasMqtt, isOnline, link, newestSeq: waiting.newestSeq });
      return skipTo(state, waiting.newestSeq - waiting.count);
    }
    case "stopped":
      state.isStarted = false;
      return;
    case "network":
      // a network that has just come back is tried at once, whatever failed before
      if (event.isOnline && !state.isOnline) Object.assign(state, { mqttRetryAt: 0, httpsRetryAt: 0 });
      state.isOnline = event.isOnline;
      return;
    case "recorded":
      if (state.confirmedThrough === state.newestSeq) skipTo(state, event.seq - 1);
      state.newestSeq = Math.max(state.newestSeq, event.seq);
      return;
    case "opened":
      state.mqtt = "open";
      return;
    case "closed":
      effects.push({ kind: "close", link: state.link });
      return disconnected(state, moment);
    case "published":
      state.isPublishing = false;
      return sent(state, event.through);
    case "stored":
      state.mqttFailures = 0;
      return confirmed(state, Math.min(event.through, state.everSentThrough), moment, effects);
    case "posted":
      Object.assign(state, { isPosting: false, httpsFailures: 0, httpsRetryAt: 0, isRefused: false });
      sent(state, event.through);
      return confirmed(state, event.through, moment, effects);
    case "postFailed":
      Object.assign(state, { isPosting: false, httpsFailures: state.httpsFailures + 1, isRefused: event.isRefused });
      state.httpsRetryAt = moment.now + retryDelayMs(state.httpsFailures, moment.jitter);
      return;
    case "ticked":
      if (state.confirmBy !== null && moment.now >= state.confirmBy) {
        effects.push({ kind: "close", link: state.link });
        disconnected(state, moment);
      }
  }
}

/** Numbers are consecutive, so what is not in the store any more is confirmed. */
function skipTo(state: PublisherState, seq: number) {
  state.confirmedThrough = Math.max(state.confirmedThrough, seq);
  state.sentThrough = Math.max(state.sentThrough, seq);
}

function sent(state: PublisherState, through: number) {
  state.sentThrough = Math.max(state.sentThrough, through);
  state.everSentThrough = Math.max(state.everSentThrough, through);
}

function confirmed(state: PublisherState, through: number, moment: Moment, effects: PublisherEffect[]) {
  if (through <= state.confirmedThrough) return;
  state.confirmedThrough = through;
  state.confirmedAt = moment.now;
  state.sentThrough = Math.max(state.sentThrough, through);
  const isAllConfirmed = state.mqtt !== "open" || state.sentThrough <= through;
  state.confirmBy = isAllConfirmed ? null : moment.now + moment.confirmWithinMs;
  effects.push({ kind: "remove", through });
}

/** Whatever was on its way is sent again by the next connection, or by HTTPS, from the oldest unconfirmed on. */
function disconnected(state: PublisherState, moment: Moment) {
  Object.assign(state, { mqtt: "closed", isPublishing: false, confirmBy: null, sentThrough: state.confirmedThrough });
  state.link += 1;
  state.mqttFailures += 1;
  state.mqttRetryAt = moment.now + retryDelayMs(state.mqttFailures, moment.jitter);
}

function decide(state: PublisherState, moment: Moment, effects: PublisherEffect[]) {
  if (!state.isStarted || !state.isOnline) {
    if (state.mqtt === "closed") return;
    effects.push({ kind: "close", link: state.link });
    const { mqttFailures } = state;
    disconnected(state, moment);
    Object.assign(state, { mqttFailures, mqttRetryAt: 0 });
    return;
  }
  if (state.hasMqtt && state.mqtt === "closed" && moment.now >= state.mqttRetryAt) {
    state.mqtt = "opening";
    effects.push({ kind: "open", link: state.link });
  }
  if (isOnHttps(state)) post(state, moment, effects);
  else publish(state, moment, effects);
}

function publish(state: PublisherState, moment: Moment, effects: PublisherEffect[]) {
  if (state.mqtt !== "open" || state.isPublishing || state.isPosting) return;
  const room = UNCONFIRMED_AT_MOST - (state.sentThrough - state.confirmedThrough);
  if (room <= 0 || state.sentThrough >= state.newestSeq) return;
  state.isPublishing = true;
  state.confirmBy ??= moment.now + moment.confirmWithinMs;
  const limit = Math.min(room, PUBLISH_AT_MOST);
  effects.push({ kind: "publish", link: state.link, after: state.sentThrough, through: state.newestSeq, limit });
}

function post(state: PublisherState, moment: Moment, effects: PublisherEffect[]) {
  if (state.isPosting || moment.now < state.httpsRetryAt || state.confirmedThrough >= state.newestSeq) return;
  state.isPosting = true;
  effects.push({ kind: "post", after: state.confirmedThrough, through: state.newestSeq, limit: POST_AT_MOST });
}

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 300_000;

/** Doubling from 1 s to 5 min, of which the upper half is spread by `jitter`. */
function retryDelayMs(failures: number, jitter: number) {
  const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
  return longest / 2 + (longest / 2) * jitter;
}
