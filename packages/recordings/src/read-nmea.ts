import { knotsToMps } from "@cartage/telemetry/units";
import { type GGAPacket, parseNmeaSentence, type RMCPacket } from "nmea-simple";
import { type Fix, type Flaw, type Reading, startReading, take } from "./recording.ts";

/** Sentences of any talker, also behind a time stamp that a logger wrote before them. */
const SENTENCE = /[$!][A-Z]{2}[A-Z0-9]{3},[^$!]*/;

/** NMEA 0183: one fix for each valid RMC, with what the GGA of the same second adds. */
export function readNmea(text: string): Reading {
  const reading = startReading("NMEA 0183");
  let gga: GGAPacket | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const sentence = SENTENCE.exec(line)?.[0].trim();
    if (!sentence || !/^.{3}(RMC|GGA)/.test(sentence)) continue;
    const packet = parseQuietly(sentence);
    if (packet?.sentenceId === "GGA") gga = packet;
    if (packet && packet.sentenceId !== "RMC") continue;
    take(reading, packet?.sentenceId === "RMC" ? toFix(packet, gga) : "unreadable", { line: index + 1 });
  }
  return reading;
}

function toFix(rmc: RMCPacket, gga: GGAPacket | null): Fix | Flaw {
  if (rmc.status !== "valid") return "no_fix";
  if (!Number.isFinite(rmc.datetime.getTime())) return "no_time";
  if (!Number.isFinite(rmc.latitude) || !Number.isFinite(rmc.longitude)) return "no_place";

  const fix: Fix = {
    t: rmc.datetime.getTime(),
    lat: rmc.latitude,
    lon: rmc.longitude,
    spd: knotsToMps(rmc.speedKnots),
  };
  if (rmc.speedKnots > 0) fix.hdg = rmc.trackTrue;
  if (gga && gga.time.getTime() % 86_400_000 === fix.t % 86_400_000) {
    fix.alt = gga.altitudeMeters;
    fix.ext = { satellites: gga.satellitesInView, hdop: gga.horizontalDilution };
  }
  return fix;
}

/** nmea-simple throws for a wrong checksum and for what it does not know. */
function parseQuietly(sentence: string): ReturnType<typeof parseNmeaSentence> | null {
  try {
    return parseNmeaSentence(sentence);
  } catch {
    return null;
  }
}
