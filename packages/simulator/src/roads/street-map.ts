import type { Point } from "@cartage/telemetry/geodesy";
import { kmhToMps } from "@cartage/telemetry/units";
import { directionBetween, type Junction, layOutJunction } from "./junction.ts";
import { keepRight } from "./keep-right.ts";
import { createLand } from "./land.ts";
import { flatDistanceM } from "./plane.ts";
import type { Road } from "./road.ts";
import { buildRoadNetwork, type RoadNetwork } from "./road-network.ts";
import { shapeRoad } from "./road-shape.ts";
import { roundCorners } from "./round-corners.ts";
import { type Address, type Corner, layOutStreets, type Streets } from "./streets.ts";
import { listTowns, type Town } from "./towns.ts";
import { append, emptyWay, reverse, type Way } from "./way.ts";

/** An address in a town (by its place in the list of towns), or a stand in the yard behind it. */
export type Place = { town: number; address: Address; stand: number | null };

export type StreetMap = {
  towns: readonly Town[];
  network: RoadNetwork;
  /** Some address on land; `withinM` keeps it near the town's centre. */
  anyAddress(town: number, seed: number, withinM?: number): Address;
  way(from: Place, to: Place): Way;
  isOnLand(point: Point): boolean;
};

const LIMITS_MPS = {
  trunk: kmhToMps(80),
  road: kmhToMps(62),
  town: kmhToMps(46),
  mainStreet: kmhToMps(42),
  street: kmhToMps(28),
  yard: kmhToMps(9),
};
const STREET_CORNER_M = 10;
const ATTEMPTS = 12;

let loaded: StreetMap | undefined;

/** The roads and streets of Vietnam as the simulator imagines them; made once for a process, in about 0.3 s. */
export function loadStreetMap(): StreetMap {
  loaded ??= drawStreetMap();
  return loaded;
}

function drawStreetMap(): StreetMap {
  const towns = listTowns();
  const land = createLand();
  const network = buildRoadNetwork(towns, land);
  const junctions = new Map<number, Junction>();
  const streetsOf = new Map<number, Streets>();
  const shapes = new Map<number, Way>();

  function townAt(index: number): Town {
    const town = towns[index];
    if (!town) throw new RangeError(`no town ${index}: there are ${towns.length}`);
    return town;
  }

  function junction(index: number): Junction {
    return remember(junctions, index, () =>
      layOutJunction(
        network.roadsAt(index).map((road) => ({
          id: road.id,
          isTrunk: road.isTrunk,
          direction: directionBetween(townAt(index), townAt(road.from === index ? road.to : road.from)),
        })),
      ),
    );
  }

  function streets(index: number): Streets {
    return remember(streetsOf, index, () => layOutStreets(townAt(index), junction(index).axis));
  }

  function shape(road: Road): Way {
    return remember(shapes, road.id, () => {
      const [from, to] = [townAt(road.from), townAt(road.to)];
      const leaving = junction(road.from).leaving.get(road.id) ?? directionBetween(from, to);
      const back = junction(road.to).leaving.get(road.id) ?? directionBetween(to, from);
      const points = shapeRoad(road.id, from, to, { leaving, arriving: { x: -back.x, y: -back.y } }, land);
      const [reachFromM, reachToM] = [0.7 * streets(road.from).reachM, 0.7 * streets(road.to).reachM];
      const limitsMps = points.map((point) => {
        const isInTown = flatDistanceM(point, from) < reachFromM || flatDistanceM(point, to) < reachToM;
        if (isInTown) return LIMITS_MPS.town;
        return road.isTrunk ? LIMITS_MPS.trunk : LIMITS_MPS.road;
      });
      const signals = points.map((_, i) => i === 0 || i === points.length - 1);
      return { points, limitsMps, signals };
    });
  }

  function streetWay(index: number, corners: readonly Corner[]): Way {
    const { plane } = streets(index);
    const way = emptyWay();
    for (const [i, corner] of corners.entries()) {
      const [before, after] = [corners[i - 1], corners[i + 1]];
      const rounded =
        before && after ? roundCorners([before.at, corner.at, after.at], STREET_CORNER_M).slice(1, -1) : [corner.at];
      for (const [j, offset] of rounded.entries()) {
        way.points.push(plane.toPoint(offset));
        way.limitsMps.push(corner.isMainStreet ? LIMITS_MPS.mainStreet : LIMITS_MPS.street);
        way.signals.push(corner.hasSignal && j === 0);
      }
    }
    return way;
  }

  /** Through the centre where the direct way would cross water. */
  function withinTown(index: number, from: Address | null, to: Address | null): Way {
    const direct = streetWay(index, streets(index).way(from, to));
    if (!from || !to || isDry(direct)) return direct;
    const way = withinTown(index, from, null);
    append(way, withinTown(index, null, to));
    return way;
  }

  function isDry(way: Way): boolean {
    return way.points.every(land.holds);
  }

  function yard({ town, address, stand }: Place): Way {
    const { plane, locate } = streets(town);
    const gate = locate(address);
    const way: Way = { points: [plane.toPoint(gate)], limitsMps: [LIMITS_MPS.yard], signals: [false] };
    if (stand === null) return way;
    const { axis } = junction(town);
    const place = (aside: number, behind: number) =>
      plane.toPoint({ x: gate.x + axis.x * aside - axis.y * behind, y: gate.y + axis.y * aside + axis.x * behind });
    const [column, row] = [stand % 8, Math.floor(stand / 8) % 8];
    for (const point of [place(0, 14 + 9 * row), place(7 + 6 * column, 14 + 9 * row)]) {
      way.points.push(point);
      way.limitsMps.push(LIMITS_MPS.yard);
      way.signals.push(false);
    }
    return way;
  }

  return {
    towns,
    network,
    isOnLand: land.holds,
    anyAddress(index, seed, withinM) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const address = streets(index).anyAddress(seed + attempt, withinM);
        if (isDry(withinTown(index, null, address))) return address;
      }
      return { column: 0, row: 0, along: 0.5 };
    },
    way(from, to) {
      const way = reverse(yard(from));
      if (from.town === to.town) {
        append(way, withinTown(from.town, from.address, to.address));
      } else {
        append(way, withinTown(from.town, from.address, null));
        let at = from.town;
        for (const road of network.way(from.town, to.town)) {
          append(way, road.from === at ? shape(road) : reverse(shape(road)));
          at = road.from === at ? road.to : road.from;
        }
        append(way, withinTown(to.town, null, to.address));
      }
      append(way, yard(to));
      return { ...way, points: keepRight(way.points) };
    },
  };
}

function remember<T>(known: Map<number, T>, key: number, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
