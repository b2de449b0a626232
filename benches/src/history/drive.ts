import { destination, type Point } from "@cartage/telemetry/geodesy";
import { createRandom } from "../harness/random.ts";

/** A fix each second of a driving day: straight for some minutes, then a turn; a halt now and then. */
export interface DayOfDriving {
  seconds: Int32Array;
  latE7: Int32Array;
  lonE7: Int32Array;
  speedCmps: Int32Array;
  headingDdeg: Int32Array;
}

/** Eight hours on the road from `home`, a fix each so many seconds; noise of a receiver of 2 m on each. */
export function driveADay(home: Point, seed: number, everyS: number, hours = 8): DayOfDriving {
  const random = createRandom(seed);
  const length = Math.floor((hours * 3_600) / everyS);
  const day = {
    seconds: new Int32Array(length),
    latE7: new Int32Array(length),
    lonE7: new Int32Array(length),
    speedCmps: new Int32Array(length),
    headingDdeg: new Int32Array(length),
  };
  let at = home;
  let headingDeg = random() * 360;
  let speedMps = 0;
  let wantedMps = 14;
  for (let n = 0; n < length; n++) {
    if (random() < everyS / 90) headingDeg = (headingDeg + (random() - 0.5) * 160 + 360) % 360;
    if (random() < everyS / 120) wantedMps = random() < 0.25 ? 0 : 6 + random() * 20;
    headingDeg = (headingDeg + (random() - 0.5) * 4 + 360) % 360;
    speedMps += Math.max(-2 * everyS, Math.min(1.5 * everyS, wantedMps - speedMps));
    at = destination(at, headingDeg, speedMps * everyS);
    day.seconds[n] = n * everyS;
    day.latE7[n] = Math.round((at.lat + (random() - 0.5) * 4e-5) * 1e7);
    day.lonE7[n] = Math.round((at.lon + (random() - 0.5) * 4e-5) * 1e7);
    day.speedCmps[n] = Math.round(speedMps * 100);
    day.headingDdeg[n] = Math.round(headingDeg * 10) % 3600;
  }
  return day;
}
