import { type Decoded, decodePositions } from "./codec.ts";
import { decodeOsmAnd } from "./osm-and.ts";
import { decodeOwnTracks } from "./own-tracks.ts";
import { decodeTraccar } from "./traccar.ts";

/** What positions come in as, by the name that begins the topic they are kept under, or ends the wire's own. */
export const wayTopics = {
  /** Of a caller who sends for devices; `named` is what it calls one that is not known. */
  positions: (named: string) => `positions/${named}`,
  ownTracks: (deviceId: string) => `owntracks/${deviceId}/http`,
  osmAnd: (deviceId: string) => `osmand/${deviceId}`,
  traccar: (outsideId: string) => `traccar/${outsideId}`,
} as const;

const decoders: Record<string, (payload: Uint8Array) => Decoded> = {
  positions: decodePositions,
  owntracks: decodeOwnTracks,
  osmand: decodeOsmAnd,
  traccar: decodeTraccar,
};

/** Reads a message by the way it came in; null for a way that brings no positions. Never throws. */
export function decodeByWay(way: string, payload: Uint8Array): Decoded | null {
  return decoders[way]?.(payload) ?? null;
}

/** The ways whose messages can be read again: all that bring positions. */
export const waysOfPositions: readonly string[] = Object.keys(decoders);
