import type { CompiledProblem } from "./compiled-problem.ts";
import { beginWay, lateAt, type Sequence, visitNext, type Way, walkRoute } from "./schedule-route.ts";

/** A way that was gone so far, and how late its stops and breaks are together. */
interface Begun {
  way: Way;
  lateS: number;
  /** Breaks before the last stop, and how it was come to the one before. */
  taken: number;
  before: Begun | null;
}

/**
 * Takes the breaks of a route where least is late by them, and it then ends soonest; for routes that people made. Where
 * nothing need be late nothing is: of two ways to a stop with as many breaks and nothing late, the sooner one is never worse.
 */
export function fewestLateBreaks(problem: CompiledProblem, vehicle: number, nodes: readonly number[]): Sequence {
  const count = (problem.firstBreak[vehicle + 1] as number) - (problem.firstBreak[vehicle] as number);
  if (count === 0) return { vehicle, nodes, breaksAfter: new Array<number>(nodes.length + 1).fill(0) };
  // the best way to the stop by how many breaks were taken
  let ways: Begun[] = [{ way: beginWay(problem, vehicle), lateS: 0, taken: 0, before: null }];
  for (let at = 0; at < nodes.length; at++) {
    const next: Begun[] = [];
    for (const [taken, begun] of ways.entries())
      for (let more = 0; taken + more <= count; more++) {
        const there = goOn(problem, { vehicle, nodes }, begun, more);
        const known = next[taken + more];
        if (!known || weightOf(there) < weightOf(known)) next[taken + more] = there;
      }
    ways = next;
  }
  const whole = ways.map((begun, taken) => sequenceOf({ vehicle, nodes }, begun, count - taken));
  const weights = whole.map((sequence) => weightOfWhole(problem, sequence));
  return whole[weights.indexOf(Math.min(...weights))] as Sequence;
}

function goOn(
  problem: CompiledProblem,
  { vehicle, nodes }: Omit<Sequence, "breaksAfter">,
  before: Begun,
  taken: number,
): Begun {
  const way = { ...before.way, breaks: [...before.way.breaks] };
  const breaksAfter: number[] = [];
  breaksAfter[way.at] = taken;
  let lateS = before.lateS;
  visitNext(problem, { vehicle, nodes, breaksAfter }, way, (node, arrivesS) => {
    lateS += lateAt(problem, node, arrivesS);
  });
  lateS += lateBreaks(problem, vehicle, way.breaks) - lateBreaks(problem, vehicle, before.way.breaks);
  return { way, lateS, taken, before };
}

function sequenceOf({ vehicle, nodes }: Omit<Sequence, "breaksAfter">, begun: Begun, atTheEnd: number): Sequence {
  const breaksAfter = [atTheEnd];
  for (let each = begun; each.before; each = each.before) breaksAfter.unshift(each.taken);
  return { vehicle, nodes, breaksAfter };
}

/** A second late weighs as much as a quarter of an hour. */
const LATE_WEIGHS = 1000;

const weightOf = ({ lateS, way }: Begun) => lateS * LATE_WEIGHS + way.freeS;

function weightOfWhole(problem: CompiledProblem, sequence: Sequence): number {
  const { vehicle } = sequence;
  let lateS = 0;
  const { breaks, endsS } = walkRoute(problem, sequence, (node, arrivesS) => {
    lateS += lateAt(problem, node, arrivesS);
  });
  const endsByS = problem.untilS[problem.stops + problem.vehicles + vehicle] as number;
  lateS += lateBreaks(problem, vehicle, breaks) + Math.max(0, endsS - endsByS);
  return lateS * LATE_WEIGHS + endsS;
}

function lateBreaks(problem: CompiledProblem, vehicle: number, breaks: Way["breaks"]): number {
  const first = problem.firstBreak[vehicle] as number;
  return breaks.reduce(
    (sum, { fromS }, at) => sum + Math.max(0, fromS - (problem.breakUntilS[first + at] as number)),
    0,
  );
}
