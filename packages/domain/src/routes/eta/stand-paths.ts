import { normalQuantile, normalShare, normals } from "./normals.ts";
import type { Normal } from "./pace.ts";

/** Traffic lights and gates: standing for so long says nothing yet. */
const graceS = 120;
const scaleS = 60;
const shape = 1.6;
const mostS = 3 * 3600;

/**
 * How much longer a vehicle stands that stands where nothing is planned, on each path, in seconds: the longer it has
 * stood, the longer it will (the residual life of a Lomax distribution). 0 within the first two minutes.
 */
export function standingRest(stoodS: number): Float64Array {
  const beyondS = stoodS - graceS;
  const draws = normals("standing");
  if (beyondS <= 0) return draws.fill(0);
  return draws.map((draw) => {
    const left = Math.max(1e-9, 1 - normalShare(draw));
    return Math.min(mostS, (scaleS + beyondS) * (left ** (-1 / shape) - 1));
  });
}

/**
 * How long the work at a stop takes from now on, on each path, in seconds: log-normal around what is expected, and known
 * to be longer than it has been going already.
 */
export function serviceRest(name: string, plannedS: number, { mean, variance }: Normal, goneS: number): Float64Array {
  const spread = Math.sqrt(variance);
  const draws = normals(`service ${name}`);
  if (goneS <= 0) return draws.map((draw) => plannedS * Math.exp(mean + spread * draw));
  const over = normalShare((Math.log(goneS / plannedS) - mean) / spread);
  return draws.map((draw) => {
    const share = over + (1 - over) * normalShare(draw);
    // far in the tail the log-normal has no digits left: what took that long takes some more
    const wholeS = share > 1 - 1e-6 ? goneS * 1.25 : plannedS * Math.exp(mean + spread * normalQuantile(share));
    return Math.max(0, wholeS - goneS);
  });
}
