/** Most positions in one MQTT message. */
export const PUBLISH_AT_MOST = 100;
/** Most positions in one HTTPS batch. */
export const POST_AT_MOST = 500;
/** Most positions on their way without a confirmation. */
export const UNCONFIRMED_AT_MOST = 1_000;
/** How many failures of MQTT in a row before HTTPS takes over. */
const MQTT_FAILURES_BEFORE_HTTPS = 2;

export type PublisherState = {
  isStarted: boolean;
  isOnline: boolean;
  /** Whether the server named an MQTT address at all. */
  hasMqtt: boolean;
  mqtt: "closed" | "opening" | "open";
  /** Number of the newest MQTT connection; what an older one still says is ignored. */
  link: number;
  isPublishing: boolean;
  isPosting: boolean;
  /** Highest number in the store. */
  newestSeq: number;
  confirmedThrough: number;
  /** When the newest confirmation came, ms since the epoch; 0 for none yet. */
  confirmedAt: number;
  /** How far this connection has sent. */
  sentThrough: number;
  /** How far any connection has sent since the start: nothing above it can have been confirmed. */
  everSentThrough: number;
  /** When the confirmation of what was sent is overdue, ms since the epoch. */
  confirmBy: number | null;
  mqttFailures: number;
  mqttRetryAt: number;
  httpsFailures: number;
  httpsRetryAt: number;
  /** Whether the server has refused the device's credential. */
  isRefused: boolean;
};

export const idlePublisher: PublisherState = {
  isStarted: false,
  isOnline: true,
  hasMqtt: false,
  mqtt: "closed",
  link: 0,
  isPublishing: false,
  isPosting: false,
  newestSeq: 0,
  confirmedThrough: 0,
  confirmedAt: 0,
  sentThrough: 0,
  everSentThrough: 0,
  confirmBy: null,
  mqttFailures: 0,
  mqttRetryAt: 0,
  httpsFailures: 0,
  httpsRetryAt: 0,
  isRefused: false,
};

/** Whether positions go by HTTPS just now. */
export function isOnHttps(state: PublisherState) {
  return state.mqtt !== "open" && (!state.hasMqtt || state.mqttFailures >= MQTT_FAILURES_BEFORE_HTTPS);
}

/** When the publisher has something to do by itself, ms since the epoch; null when it waits for an event. */
export function wakeAt(state: PublisherState): number | null {
  if (!state.isStarted || !state.isOnline) return null;
  const times: number[] = [];
  if (state.hasMqtt && state.mqtt === "closed") times.push(state.mqttRetryAt);
  if (state.confirmBy !== null) times.push(state.confirmBy);
  const hasToPost = isOnHttps(state) && !state.isPosting && state.confirmedThrough < state.newestSeq;
  if (hasToPost) times.push(state.httpsRetryAt);
  return times.length > 0 ? Math.min(...times) : null;
}
