import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import { failureOf } from "../../trpc/failure.ts";
import type { AppRouter } from "../../trpc/router.ts";
import type { FeedMessage, FeedOrder, Link } from "./feed-protocol.ts";
import { FleetIndex } from "./fleet-index.ts";
import type { LiveEvent, LiveVehicle } from "./live-vehicle.ts";

/** So many vehicles a message: the page takes each in a few milliseconds and stays answerable in between. */
const partSize = 400;
/** What moved is handed on so often; the eye sees glides, not messages. */
const flushMs = 100;

/** From the tab that holds the stream to those that follow it, and what these ask of it. */
type Told =
  | { kind: "who"; asker: number }
  | { kind: "retry" }
  | { kind: "all"; for: number; id: string; at: number; vehicles: readonly LiveVehicle[] }
  | { kind: "event"; id: string; event: LiveEvent }
  | { kind: "link"; link: Link };

type FeedOptions = Extract<FeedOrder, { kind: "open" }> & { post: (message: FeedMessage, moved?: ArrayBuffer) => void };

/**
 * One stream for all tabs of an organisation: the tab that gets the lock reads it and tells the others. When that tab
 * goes, another gets the lock and resumes after the last event it knows.
 */
export function openFeed({ organisationId, locale, post }: FeedOptions) {
  const name = `cartage-live-${organisationId}`;
  const me = Math.random();
  const channel = new BroadcastChannel(name);
  const index = new FleetIndex(locale);
  let lastEventId: string | undefined;
  let lastAt = 0;
  let link: Link = { state: "connecting" };
  let isLeader = false;
  let stopReading: (() => void) | undefined;

  const tell = (told: Told) => channel.postMessage(told);

  function setLink(now: Link) {
    if (now.state === link.state) return;
    link = now;
    post({ kind: "link", link, since: Date.now() });
    if (isLeader) tell({ kind: "link", link });
  }

  function take(id: string, event: LiveEvent) {
    lastEventId = id;
    lastAt = event.at;
    if (event.snapshot) index.load(event.snapshot);
    if (event.snapshot || (event.changed && index.change(event.changed))) postFleet(event.at);
    if (event.changed) post({ kind: "changed" });
    const isComplete = !event.moved || index.move(event.moved);
    if (isLeader && !isComplete) startReading({ isAnew: true });
  }

  function postFleet(at: number) {
    const total = index.vehicles.length;
    for (let start = 0; start === 0 || start < total; start += partSize)
      post({ kind: "fleet", at, start, total, vehicles: index.vehicles.slice(start, start + partSize) });
  }

  function startReading({ isAnew }: { isAnew: boolean }) {
    stopReading?.();
    const client = createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: "/api/trpc" })] });
    const after = isAnew || lastEventId === undefined ? {} : { lastEventId };
    // who works for no organisation is refused by the server
    const expected = organisationId === "none" ? {} : { organisationId };
    const subscription = client.tracking.live.subscribe(
      { ...expected, ...after },
      {
        onData: ({ id, data }) => {
          setLink({ state: "live" });
          take(id, data);
          tell({ kind: "event", id, event: data });
        },
        onConnectionStateChange: ({ state }) => {
          if (state === "pending") setLink({ state: "live" });
          if (state === "connecting" && link.state !== "connecting") setLink({ state: "reconnecting" });
        },
        onError(error) {
          const { code, sentence, traceId } = failureOf(error);
          setLink({ state: "refused", failure: { code, sentence, traceId } });
        },
      },
    );
    stopReading = () => subscription.unsubscribe();
  }

  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === "who" && isLeader) {
      if (lastEventId !== undefined)
        tell({ kind: "all", for: data.asker, id: lastEventId, at: lastAt, vehicles: index.vehicles });
      tell({ kind: "link", link });
    }
    if (data.kind === "retry" && isLeader) retry();
    if (isLeader) return;
    if (data.kind === "all" && data.for === me) take(data.id, { at: data.at, snapshot: [...data.vehicles] });
    // until its copy has come, a follower cannot place what moves
    if (data.kind === "event" && (lastEventId !== undefined || data.event.snapshot)) take(data.id, data.event);
    if (data.kind === "link") setLink(data.link);
  };

  tell({ kind: "who", asker: me });
  const lead = () => {
    isLeader = true;
    startReading({ isAnew: false });
    return new Promise<never>(() => {});
  };
  // held until this worker ends; a browser gives locks to https and localhost only, elsewhere each tab reads by itself
  if ("locks" in navigator) void navigator.locks.request(name, lead);
  else void lead();

  setInterval(() => {
    const rows = index.takeMoved();
    if (rows) post({ kind: "moved", at: lastAt, rows }, rows.buffer);
  }, flushMs);

  function retry() {
    if (!isLeader) return tell({ kind: "retry" });
    if (link.state === "refused") startReading({ isAnew: false });
  }

  return { retry };
}
