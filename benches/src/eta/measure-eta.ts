import { horizonEndsS } from "@cartage/domain/routes/eta/calibration";
import { momentsOf } from "@cartage/domain/routes/eta/sketch";
import { type Figures, percentile } from "../harness/report.ts";
import { oracleOf } from "./oracle.ts";
import { type Kept, type Learned, nothingLearned, runWeeks } from "./run-weeks.ts";
import { Score } from "./score.ts";
import { simpleArrivals } from "./simple.ts";
import { dayMs } from "./traffic.ts";

/** A Monday. */
const firstDay = 20_458;

export interface Size {
  seenWeeks: number;
  changedWeeks: number;
  vehicles: number;
}

const wholeSize: Size = { seenWeeks: 8, changedWeeks: 4, vehicles: 8 };
/** Simulating the rest of a day 80 times takes its time. */
const oracleEvery = 12;

/** Lets a fleet learn eight weeks of one town and predict four weeks of the changed one, from a seed. */
export function measureEta(seed: number, { seenWeeks, changedWeeks, vehicles }: Size = wholeSize): Figures {
  const learned = nothingLearned();
  const meanWay = createMeanWay(learned);
  const changedDay = firstDay + 7 * seenWeeks;
  const seen = { seed, regime: "seen" } as const;
  const asksFrom = (changedDay - 14) * dayMs;
  runWeeks(learned, { traffic: seen, firstDay, days: 7 * seenWeeks, vehicles, asksFrom }, meanWay.learn);
  const fixedMs = meanWay.fixedMs();

  const scores = {
    ours: new Score(),
    uncorrected: new Score(),
    firstWeek: new Score(),
    freeFlow: new Score(),
    mean: new Score(),
    oracle: new Score(),
    oursAtOracle: new Score(),
  };
  const byHorizon = horizonEndsS.map(() => new Score());
  const changed = { seed: seed + 1_000, regime: "changed" } as const;
  let count = 0;
  runWeeks(learned, { traffic: changed, firstDay: changedDay, days: 7 * changedWeeks, vehicles, asksFrom }, (kept) => {
    const { prediction, arrivedAt, ahead, offset } = kept;
    scores.ours.add(prediction, arrivedAt);
    scores.uncorrected.add({ p50: prediction.rawP50, p90: prediction.rawP90 }, arrivedAt);
    if (prediction.at < (changedDay + 7) * dayMs) scores.firstWeek.add(prediction, arrivedAt);
    byHorizon[horizonEndsS.findIndex((endS) => prediction.p50 - prediction.at <= endS * 1000)]?.add(
      prediction,
      arrivedAt,
    );
    const arrivalBy = (drive: number) => simpleArrivals(ahead, drive, 1)[offset] ?? 0;
    scores.freeFlow.add({ p50: arrivalBy(1.15), p90: arrivalBy(1.3) }, arrivedAt);
    scores.mean.add(meanWay.rangeWith(fixedMs, kept), arrivedAt);
    if (count++ % oracleEvery !== 0) return;
    const oracle = oracleOf(kept, changed);
    if (!oracle) return;
    scores.oracle.add(oracle, arrivedAt);
    scores.oursAtOracle.add(prediction, arrivedAt);
  });
  return figuresOf(scores, byHorizon);
}

function figuresOf(
  scores: Record<"ours" | "uncorrected" | "firstWeek" | "freeFlow" | "mean" | "oracle" | "oursAtOracle", Score>,
  byHorizon: Score[],
): Figures {
  const figures: Figures = {};
  const { ours, ...others } = scores;
  const { count, p90Held, p50Held, widthS, lossP50S, lossP90S } = ours.figures();
  Object.assign(figures, { p90Held, p50Held, widthS, lossP50S, lossP90S, predictions: count });
  for (const [name, score] of Object.entries(others)) {
    const of = score.figures();
    figures[`${name}P90Held`] = of.p90Held;
    figures[`${name}P50Held`] = of.p50Held;
    figures[`${name}WidthS`] = of.widthS;
    figures[`${name}LossP50S`] = of.lossP50S;
    figures[`${name}LossP90S`] = of.lossP90S;
  }
  for (const [index, score] of byHorizon.entries()) {
    const minutes = (horizonEndsS[index] ?? 0) / 60;
    const until = Number.isFinite(minutes) ? `${minutes}Min` : "Beyond";
    figures[`p90HeldTo${until}`] = score.figures().p90Held;
    figures[`p50HeldTo${until}`] = score.figures().p50Held;
  }
  return figures;
}

/** The simple way: the fleet's mean of real ÷ free-flow and real ÷ planned durations, and a fixed time on top that held nine times in ten. */
function createMeanWay({ history }: Learned) {
  const errorsMs: number[] = [];
  const usualArrival = ({ ahead, offset }: Kept) => {
    const factor = (key: string) => Math.exp(momentsOf(history[key], ahead.now).mean);
    return simpleArrivals(ahead, factor("traffic"), factor("service"))[offset] ?? 0;
  };
  return {
    learn: (kept: Kept) => void errorsMs.push(kept.arrivedAt - usualArrival(kept)),
    rangeWith(fixedMs: number, kept: Kept) {
      const p50 = usualArrival(kept);
      return { p50, p90: p50 + fixedMs };
    },
    fixedMs: () => percentile(errorsMs, 0.9),
  };
}
