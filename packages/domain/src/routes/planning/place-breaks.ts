import type { CompiledProblem } from "./compiled-problem.ts";
import { beginWay, lateAt, type Sequence, visitNext, type Way, walkRoute } from "./schedule-route.ts";

/** Takes the breaks of a route where least is late by them, and it then ends soonest; for routes that people made. */
export function fewestLateBreaks(problem: CompiledProblem, vehicle: number, nodes: readonly number[]): Sequence {
  const count = (problem.firstBreak[vehicle + 1] as number) - (problem.firstBreak[vehicle] as number);
  const breaksAfter = new Array<number>(nodes.length + 1).fill(0);
  breaksAfter[nodes.length] = count;
  const sequence = { vehicle, nodes, breaksAfter };
  let first = 0;
  for (let each = 0; each < count; each++) {
    const ways = waysTo(problem, sequence);
    let least = latenessOf(problem, sequence, ways[nodes.length]);
    let chosen = nodes.length;
    for (let at = first; at < nodes.length; at++) {
      move(breaksAfter, nodes.length, at);
      const lateness = latenessOf(problem, sequence, ways[at]);
      if (lateness < least) [least, chosen] = [lateness, at];
      move(breaksAfter, at, nodes.length);
    }
    if (chosen === nodes.length) break;
    move(breaksAfter, nodes.length, chosen);
    first = chosen;
  }
  return sequence;
}

function move(breaksAfter: number[], from: number, to: number): void {
  breaksAfter[from] = (breaksAfter[from] ?? 0) - 1;
  breaksAfter[to] = (breaksAfter[to] ?? 0) + 1;
}

/** A way that was begun, and how late its stops are together so far. */
interface Begun {
  way: Way;
  lateS: number;
}

/** The way to each stop, which a break that is taken later leaves as it is. */
function waysTo(problem: CompiledProblem, sequence: Sequence): Begun[] {
  const way = beginWay(problem, sequence.vehicle);
  let lateS = 0;
  const ways: Begun[] = [{ way: { ...way, breaks: [...way.breaks] }, lateS }];
  while (way.at < sequence.nodes.length) {
    visitNext(problem, sequence, way, (node, arrivesS) => {
      lateS += lateAt(problem, node, arrivesS);
    });
    ways.push({ way: { ...way, breaks: [...way.breaks] }, lateS });
  }
  return ways;
}

const LATE_WEIGHS = 1000;

function latenessOf(problem: CompiledProblem, sequence: Sequence, begun: Begun | undefined): number {
  let lateS = begun?.lateS ?? 0;
  const way = begun && { ...begun.way, breaks: [...begun.way.breaks] };
  const serve = (node: number, arrivesS: number) => {
    lateS += lateAt(problem, node, arrivesS);
  };
  const { breaks, endsS } = walkRoute(problem, sequence, serve, way);
  const due = problem.firstBreak[sequence.vehicle] as number;
  const endsByS = problem.untilS[problem.stops + problem.vehicles + sequence.vehicle] as number;
  lateS += Math.max(0, endsS - endsByS);
  for (const [at, { fromS }] of breaks.entries())
    lateS += Math.max(0, fromS - (problem.breakUntilS[due + at] as number));
  return lateS * LATE_WEIGHS + endsS;
}
