import type { Point } from "@cartage/telemetry/geodesy";
import { drive } from "../driving/drive.ts";
import { handlingOf } from "../driving/handling.ts";
import { motionAt } from "../driving/motion-at.ts";
import type { Leg, Stay, Timeline } from "../planning/timeline.ts";
import { trafficAt } from "../planning/traffic-at.ts";
import type { VehicleProfile } from "../planning/vehicle-profile.ts";
import { createDice } from "../random/dice.ts";
import { hash, hashText } from "../random/hash.ts";
import { flatDistanceM } from "../roads/plane.ts";
import type { StreetMap } from "../roads/street-map.ts";
import type { Errand } from "./errand.ts";
import { wayBetween } from "./way-between.ts";

const besideM = 5;
const engineMs = 20_000;

/** What a vehicle does on an errand, the same at every call: each stop in turn, then home, where it stands until `until`. */
export function errandTimeline(
  profile: VehicleProfile,
  { startedAt, from, stops, deviceId }: Errand,
  { map, until }: { map: StreetMap; until: number },
): Timeline {
  const seed = hash(hashText(deviceId), Math.floor(startedAt / 1000));
  const dice = createDice(seed);
  const spans: (Stay | Leg)[] = [];
  let [now, metres] = [startedAt, 0];
  let standing = { lat: from.lat, lon: from.lon, headingDeg: dice.between(0, 360) };

  function stand(to: number): void {
    const engineOffAt = Math.min(to, now + engineMs);
    spans.push({
      kind: "stay",
      from: now,
      to,
      ...standing,
      metres,
      engineOffAt,
      engineOnAt: Math.max(engineOffAt, to - engineMs),
    });
    now = to;
  }

  function driveTo(place: Point): void {
    if (flatDistanceM(standing, place) < besideM) return;
    const style = {
      handling: handlingOf[profile.type],
      pace: profile.pace,
      traffic: trafficAt(now),
      seed: hash(seed, spans.length),
    };
    const motion = drive(wayBetween(standing, place, map), style, dice);
    const durationMs = Math.max(1_000, (motion.seconds.at(-1) ?? 0) * 1000);
    const end = motionAt(motion, Number.POSITIVE_INFINITY);
    spans.push({ kind: "leg", from: now, to: now + durationMs, motion, metres });
    standing = { lat: end.lat, lon: end.lon, headingDeg: end.headingDeg };
    metres += end.metres;
    now += durationMs;
  }

  for (const { stayS, ...place } of stops) {
    driveTo(place);
    stand(now + stayS * 1000 * dice.between(0.8, 1.4));
  }
  const home = map.way(profile.home, profile.home).points[0];
  if (home) driveTo(home);
  stand(Math.max(now + 1, until));
  return { from: startedAt, to: now, spans, metres };
}
