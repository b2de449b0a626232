// Only + - × ÷ and the square root, which IEEE 754 fixes to the last bit: a prediction must come out alike on every
// machine, and Math.sin need not.

/** How far a device went in each direction if its speed and heading were right. */
export interface Reckoning {
  /** Steps of 1e-7 degrees north from the row before, 0 for the first. */
  north: Float64Array;
  east: Float64Array;
  /** Metres along. */
  along: Float64Array;
}

const tenthsOfATurn = 3600;
const sines = Float64Array.from({ length: tenthsOfATurn }, (_, tenth) => sineOf(tenth));

/** The sine of tenths of a degree, by its series, from the eighth of a turn that it is symmetric to. */
function sineOf(tenth: number): number {
  if (tenth >= 1800) return -sineOf(tenth - 1800);
  if (tenth > 900) return sineOf(1800 - tenth);
  return series((tenth * Math.PI) / 1800);
}

function series(angle: number): number {
  let sum = 0;
  let term = angle;
  for (let order = 1; order < 22; order += 2) {
    sum += term;
    term = (-term * angle * angle) / ((order + 1) * (order + 2));
  }
  return sum;
}

/** One centimetre north in steps of 1e-7 degrees, on a sphere of 6,371,008.8 m. */
const stepsPerCm = 0.8993203637245385;

export interface Moving {
  time: Float64Array;
  /** Nothing missing: the value before stands where a row has none. */
  speedCmps: Int32Array;
  headingDdeg: Int32Array;
}

/** Reckons from row to row with the mean of the velocities at both; `latE7` of the first row sets how wide a degree is. */
export function reckon({ time, speedCmps, headingDdeg }: Moving, firstLatE7: number): Reckoning {
  const length = time.length;
  const reckoning = {
    north: new Float64Array(length),
    east: new Float64Array(length),
    along: new Float64Array(length),
  };
  const tenth = Math.max(0, Math.min(900, 900 - Math.floor(Math.abs(firstLatE7) / 1_000_000)));
  const eastPerNorth = 1 / Math.max(0.01, sines[tenth] ?? 1);
  let [north, east] = [0, 0];
  for (let at = 0; at < length; at++) {
    const speed = speedCmps[at] as number;
    let heading = headingDdeg[at] as number;
    if (heading < 0 || heading >= tenthsOfATurn) heading = ((heading % tenthsOfATurn) + tenthsOfATurn) % tenthsOfATurn;
    const northBefore = north;
    const eastBefore = east;
    north = speed * (sines[(heading + 900) % tenthsOfATurn] as number);
    east = speed * (sines[heading] as number);
    if (at === 0) continue;
    const halfS = ((time[at] as number) - (time[at - 1] as number)) / 2000;
    reckoning.north[at] = (north + northBefore) * halfS * stepsPerCm;
    reckoning.east[at] = (east + eastBefore) * halfS * stepsPerCm * eastPerNorth;
    reckoning.along[at] = ((speed + (speedCmps[at - 1] as number)) * halfS) / 100;
  }
  return reckoning;
}
