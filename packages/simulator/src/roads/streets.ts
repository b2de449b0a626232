import { createDice } from "../random/dice.ts";
import { hash, unit } from "../random/hash.ts";
import { noiseOver } from "../random/noise.ts";
import { type Offset, type Plane, planeAt } from "./plane.ts";
import type { Town } from "./towns.ts";

/** A house on the street that runs from one crossing to the next one to the east, at a share of the block. */
export type Address = { column: number; row: number; along: number };

/** A crossing of two streets, or an address; where two main streets cross, a signal stands. */
export type Corner = { at: Offset; isMainStreet: boolean; hasSignal: boolean };

export type Streets = {
  plane: Plane;
  /** How far the streets reach from the centre, in metres. */
  reachM: number;
  locate(address: Address): Offset;
  /** From an address, or from the centre, to another by a few turns, main streets preferred. */
  way(from: Address | null, to: Address | null): Corner[];
  /** Some address; `withinM` keeps it near the centre. */
  anyAddress(seed: number, withinM?: number): Address;
};

const MAIN_STREET_EVERY = 5;
/** Trips shorter than this many blocks take the next corner, not the main streets. */
const SHORT_TRIP_BLOCKS = 7;

/** The streets of a town: a grid along its main axis with uneven blocks, bent a little, the same for every vehicle. */
export function layOutStreets(town: Town, axis: Offset): Streets {
  const seed = hash(town.id, 2);
  const plane = planeAt(town);
  const blockM = 95 + 70 * unit(seed, 0);
  const reachM = Math.min(10_000, 900 + 1_050 * (town.population / 10_000) ** 0.38);
  const reach = Math.ceil(reachM / blockM);
  const columns = spaceOut(hash(seed, 1), reach, blockM);
  const rows = spaceOut(hash(seed, 2), reach, blockM * 0.85);
  const bendM = Math.min(190, reachM / 9);

  function bend(seedOfSide: number, x: number, y: number): number {
    return bendM * (noiseOver(seedOfSide, x / 1_500, y / 1_500) - noiseOver(seedOfSide, 0, 0));
  }

  function crossing(column: number, row: number): Offset {
    const [straightX, straightY] = [columns.get(column) ?? 0, rows.get(row) ?? 0];
    const x = straightX + bend(seed + 3, straightX, straightY);
    const y = straightY + bend(seed + 4, straightX, straightY);
    return { x: x * axis.x - y * axis.y, y: x * axis.y + y * axis.x };
  }

  function locate({ column, row, along }: Address): Offset {
    const [from, to] = [crossing(column, row), crossing(column + 1, row)];
    return { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along };
  }

  function cornersAlong(turns: readonly Turn[]): Corner[] {
    const corners: Corner[] = [];
    for (const [i, turn] of turns.entries()) {
      const next = turns[i + 1] ?? turn;
      const steps = Math.max(Math.abs(next.column - turn.column), Math.abs(next.row - turn.row));
      const isMainStreet = isMain(next.row === turn.row ? turn.row : turn.column);
      for (let step = 0; step < Math.max(1, steps); step++) {
        const column = turn.column + Math.sign(next.column - turn.column) * step;
        const row = turn.row + Math.sign(next.row - turn.row) * step;
        corners.push({ at: crossing(column, row), isMainStreet, hasSignal: isMain(column) && isMain(row) });
      }
    }
    return corners;
  }

  return {
    plane,
    reachM,
    locate,
    way(from, to) {
      const start = from ?? CENTRE;
      const end = to ?? CENTRE;
      const [first, last] = [nearerCrossing(start, end), nearerCrossing(end, start)];
      const corners = cornersAlong(chooseTurns(first, last));
      const side = { isMainStreet: false, hasSignal: false };
      if (from) corners.unshift({ at: locate(from), ...side });
      if (to) corners.push({ at: locate(to), ...side });
      return corners;
    },
    anyAddress(addressSeed, withinM = reachM) {
      const dice = createDice(addressSeed);
      const range = Math.max(1, Math.min(reach - 1, Math.floor(withinM / blockM)));
      // dense in the middle, as towns are
      const distance = () => Math.round(range * dice.next() ** 1.4) * (dice.hits(0.5) ? 1 : -1);
      return { column: distance(), row: distance(), along: dice.between(0.2, 0.8) };
    },
  };
}

type Turn = { column: number; row: number };

const CENTRE: Address = { column: 0, row: 0, along: 0 };

function isMain(line: number): boolean {
  return line % MAIN_STREET_EVERY === 0;
}

function nearestMain(line: number): number {
  return Math.round(line / MAIN_STREET_EVERY) * MAIN_STREET_EVERY;
}

/** The end of an address's block that faces the other address. */
function nearerCrossing(address: Address, other: Address): Turn {
  const isEast = address.along > 0 && other.column > address.column;
  return { column: address.column + (isEast ? 1 : 0), row: address.row };
}

function chooseTurns(from: Turn, to: Turn): Turn[] {
  const blocks = Math.abs(from.column - to.column) + Math.abs(from.row - to.row);
  if (blocks < SHORT_TRIP_BLOCKS) return withoutDetours([from, { column: to.column, row: from.row }, to]);
  const [enter, leave] = [nearestMain(from.column), nearestMain(to.column)];
  const across = nearestMain((from.row + to.row) / 2);
  return withoutDetours([
    from,
    { column: enter, row: from.row },
    { column: enter, row: across },
    { column: leave, row: across },
    { column: leave, row: to.row },
    to,
  ]);
}

/** Drops what lies on one line with its neighbours, and with it every turning back. */
function withoutDetours(turns: readonly Turn[]): Turn[] {
  const kept: Turn[] = [];
  for (const turn of turns) {
    for (let last = kept.at(-1), before = kept.at(-2); last; last = kept.at(-1), before = kept.at(-2)) {
      const isSame = last.column === turn.column && last.row === turn.row;
      const isOnRow = before && before.row === last.row && last.row === turn.row;
      const isOnColumn = before && before.column === last.column && last.column === turn.column;
      if (!isSame && !isOnRow && !isOnColumn) break;
      kept.pop();
    }
    kept.push(turn);
  }
  return kept;
}

/** Where the streets of one direction lie, uneven blocks counted from the centre. */
function spaceOut(seed: number, reach: number, blockM: number): Map<number, number> {
  const lines = new Map([[0, 0]]);
  for (const side of [1, -1]) {
    for (let line = 1; line <= reach + 2; line++) {
      const block = blockM * (0.65 + 0.8 * unit(seed, side * line));
      lines.set(side * line, (lines.get(side * (line - 1)) ?? 0) + side * block);
    }
  }
  return lines;
}
