import type { NumberedPosition, PositionStore, RecordedPosition } from "../outbox/position-store.ts";
import { idlePublisher, type PublisherState, wakeAt } from "./publisher-state.ts";
import { type PublisherEffect, type PublisherEvent, stepPublisher } from "./step-publisher.ts";

/** What an MQTT connection tells; after `closed` it says nothing more. */
export type LinkListener = {
  opened(): void;
  stored(through: number): void;
  closed(): void;
};

export type Link = {
  /** Settles when the broker has taken the message. */
  publish(positions: NumberedPosition[]): Promise<void>;
  close(): void;
};

/** How a batch by HTTPS ended: committed, credential refused, or anything else that is worth trying again. */
export type PostOutcome = "committed" | "refused" | "failed";

export type PublisherPorts = {
  store: PositionStore;
  /** Opens an MQTT connection; null when the server offers none. */
  openLink: ((listener: LinkListener) => Link) | null;
  post(positions: NumberedPosition[]): Promise<PostOutcome>;
  now(): number;
  /** Calls back after so many ms, and gives a function that calls it off. */
  after(delayMs: number, callback: () => void): () => void;
  random(): number;
  confirmWithinMs?: number;
  onChange(): void;
};

export type Publisher = {
  start(isOnline: boolean): Promise<void>;
  stop(): void;
  /** Keeps a position durably; sending it follows by itself. */
  record(position: RecordedPosition): Promise<void>;
  network(isOnline: boolean): void;
  /** Looks at the clock now: a phone that slept has missed its timers. */
  wake(): void;
  state(): PublisherState;
};

/** Carries out what `stepPublisher` decides, over one store and its two ways to the server. */
export function createPublisher(ports: PublisherPorts): Publisher {
  const { store, openLink, post, now, after, random, confirmWithinMs = 20_000, onChange } = ports;
  let state = idlePublisher;
  let link: Link | null = null;
  let callOff: () => void = () => {};

  function happen(event: PublisherEvent) {
    const step = stepPublisher(state, event, { now: now(), jitter: random(), confirmWithinMs });
    state = step.state;
    for (const effect of step.effects) carryOut(effect);
    const at = wakeAt(state);
    callOff();
    callOff = at === null ? () => {} : after(Math.max(0, at - now()), () => happen({ kind: "ticked" }));
    onChange();
  }

  function carryOut(effect: PublisherEffect) {
    switch (effect.kind) {
      case "open":
        return open(effect.link);
      case "close":
        link?.close();
        link = null;
        return;
      case "publish":
        // a store that cannot be read now is read again by the next connection
        return void publish(effect).catch(() => happen({ kind: "closed", link: effect.link }));
      case "post":
        return void postBatch(effect).catch(() => happen({ kind: "postFailed", isRefused: false }));
      case "remove":
        // what could not be removed is sent again after the next start: that is harmless
        return void store.removeThrough(effect.through).then(onChange, onChange);
    }
  }

  function open(number: number) {
    link =
      openLink?.({
        opened: () => happen({ kind: "opened", link: number }),
        stored: (through) => happen({ kind: "stored", link: number, through }),
        closed: () => happen({ kind: "closed", link: number }),
      }) ?? null;
  }

  async function publish({ link: number, ...span }: Extract<PublisherEffect, { kind: "publish" }>) {
    const positions = await readSpan(span);
    const through = positions.at(-1)?.seq ?? span.through;
    if (positions.length > 0 && number === state.link) await link?.publish(positions);
    happen({ kind: "published", link: number, through });
  }

  async function postBatch(span: Extract<PublisherEffect, { kind: "post" }>) {
    const positions = await readSpan(span);
    const through = positions.at(-1)?.seq ?? span.through;
    const outcome = positions.length > 0 ? await post(positions) : "committed";
    if (outcome === "committed") happen({ kind: "posted", through });
    else happen({ kind: "postFailed", isRefused: outcome === "refused" });
  }

  async function readSpan({ after, through, limit }: { after: number; through: number; limit: number }) {
    const positions = await store.readAfter(after, limit);
    return positions.filter(({ seq }) => seq <= through);
  }

  return {
    async start(isOnline) {
      const waiting = await store.waiting();
      happen({ kind: "started", hasMqtt: openLink !== null, isOnline, waiting });
    },
    stop: () => happen({ kind: "stopped" }),
    async record(position) {
      happen({ kind: "recorded", seq: await store.append(position) });
    },
    network: (isOnline) => happen({ kind: "network", isOnline }),
    wake: () => happen({ kind: "ticked" }),
    state: () => state,
  };
}
