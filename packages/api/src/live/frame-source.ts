import { filters } from "@cartage/telemetry/topics";

/** Where the frames of organisations come from. */
export interface FrameSource {
  /** Calls back with each frame of an organisation until the returned function is called. */
  subscribe(organisationId: string, onFrame: (payload: Uint8Array) => void): () => void;
  /** Calls back when frames may have been missed. */
  onGap(callback: () => void): void;
}

/** The part of mqtt.js' client that is used, so that the API needs no broker to compile or to be tried. */
export interface FrameClient {
  connected: boolean;
  subscribe(topic: string, options: { qos: 0 }, done: (error: Error | null) => void): unknown;
  unsubscribe(topic: string): unknown;
  on(event: "message", listener: (topic: string, payload: Uint8Array) => void): unknown;
  on(event: "connect", listener: () => void): unknown;
}

/** Frames from a broker: one subscription an organisation, while somebody watches it. mqtt.js subscribes again by itself. */
export function createFrameSource(client: FrameClient, onError: (error: Error) => void): FrameSource {
  const listeners = new Map<string, (payload: Uint8Array) => void>();
  const gapListeners: (() => void)[] = [];
  let wasConnected = client.connected;

  client.on("message", (topic, payload) => listeners.get(topic)?.(payload));
  client.on("connect", () => {
    // QoS 0: what was published meanwhile is gone
    if (wasConnected) for (const tell of gapListeners) tell();
    wasConnected = true;
  });

  return {
    subscribe(organisationId, onFrame) {
      const topic = filters.live(organisationId);
      listeners.set(topic, onFrame);
      client.subscribe(topic, { qos: 0 }, (error) => error && onError(error));
      return () => {
        listeners.delete(topic);
        client.unsubscribe(topic);
      };
    },
    onGap: (callback) => gapListeners.push(callback),
  };
}
