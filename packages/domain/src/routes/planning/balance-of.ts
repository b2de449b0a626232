import type { CompiledProblem } from "./compiled-problem.ts";

/**
 * What the square of a vehicle's work costs, metres per s², when work is to be balanced: so much that a second more on
 * a vehicle with the mean work costs twice the way that one drives in it.
 */
export function balanceOf({ source, travelOf, stops, vehicles, serviceS, placeOf }: CompiledProblem): number {
  const [travel] = travelOf;
  if (source.objective !== "balanced" || !travel || stops < 2) return 0;
  let [metres, seconds, serving] = [0, 0, 0];
  for (let stop = 0; stop < stops; stop++) {
    const arc = (placeOf[stop] as number) * travel.side + (placeOf[(stop * 7 + 1) % stops] as number);
    metres += travel.distancesM[arc] as number;
    seconds += travel.durationsS[arc] as number;
    serving += serviceS[stop] as number;
  }
  // on a good route the next stop is much nearer than any other
  const meanWorkS = (serving + seconds / Math.sqrt(stops)) / vehicles;
  return meanWorkS > 0 && seconds > 0 ? metres / seconds / meanWorkS : 0;
}
