import type { CompiledProblem } from "./compiled-problem.ts";
import { KnownPlaces } from "./known-places.ts";
import type { NearestStops } from "./nearest-stops.ts";
import { Random } from "./random.ts";

/**
 * A plan under construction: routes as linked lists of nodes, with what of each route lets an insertion be judged at
 * once. Other files change it; each leaves the routes that it changed refreshed. Nothing is allocated while searching.
 */
export class WorkingPlan {
  readonly problem: CompiledProblem;
  readonly random: Random;
  /** By node; the vehicle is -1 where the stop is on no route. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly vehicleOf: Int32Array;
  /** How many breaks are taken between a node and the next, and the number of the first of them. */
  readonly breaksAfter: Int32Array;
  readonly firstBreakAfter: Int32Array;
  /** When a node is left at the earliest, and must be reached at the latest. */
  readonly leavesS: Float64Array;
  readonly latestS: Float64Array;
  /** Metres to the next node. */
  readonly onwardM: Float64Array;
  /** By node × dimensions. */
  readonly loadAfter: Float64Array;

  /** By vehicle. */
  readonly peakLoad: Float64Array;
  readonly distanceM: Float64Array;
  /** Driving and service. */
  readonly workS: Float64Array;
  readonly cost: Float64Array;
  readonly stopsOn: Int32Array;
  /** Vehicles with stops, in no order, the first `usedCount`; where a vehicle stands there, or -1. */
  readonly used: Int32Array;
  readonly usedAt: Int32Array;
  usedCount = 0;
  totalCost = 0;

  /** Orders on no route, the first `bankCount`; where an order stands there, or -1. */
  readonly bank: Int32Array;
  readonly bankAt: Int32Array;
  bankCount = 0;
  /** Sum of the weights of those orders. */
  bankWeight = 0;

  /** No further vehicle is taken into use beyond so many. */
  mostUsed: number;
  /** A further vehicle is taken wherever it is cheaper, and not only where nothing else is left. */
  opensFreely: boolean;
  /** Routes away from all of an order's nearest stops are looked at only if there is no place on the others. */
  nearest: NearestStops | null = null;
  readonly triedRoute: Int32Array;
  /** Orders that left the vehicle they were on before, and how many may. */
  movedCount = 0;
  mostMoved = Number.POSITIVE_INFINITY;
  /** How many stops may stay on their vehicle but not in their order. */
  mostResequenced = Number.POSITIVE_INFINITY;
  /** No further stop that was on a route before may leave its order. */
  keepsOrder = false;
  /** Kinds of vehicles that were tried in the search for a place of this number. */
  readonly triedKind: Int32Array;
  tries = 0;
  /** Vehicles whose routes the ruin of this number has been at. */
  readonly ruinedIn: Int32Array;
  ruins = 0;
  /** Room to work in: the stops of a string, the orders to put back. */
  readonly string: Int32Array;
  readonly waiting: Int32Array;
  /** Of each route: another number whenever it is another. */
  readonly version: Float64Array;
  versions = 0;
  readonly known: KnownPlaces;
  /** So many more better places are taken until one is overlooked. */
  blinkIn = 0;
  /** What a second of work costs on a vehicle, in metres, for each second that it works; 0 unless balanced. */
  readonly balance: number;

  constructor(problem: CompiledProblem, { seed, balance }: { seed: number; balance: number }) {
    const { stops, vehicles, orders, dimensions } = problem;
    const nodes = stops + 2 * vehicles;
    this.problem = problem;
    this.random = new Random(seed);
    this.next = new Int32Array(nodes).fill(-1);
    this.previous = new Int32Array(nodes).fill(-1);
    this.vehicleOf = new Int32Array(nodes).fill(-1);
    this.breaksAfter = new Int32Array(nodes);
    this.firstBreakAfter = new Int32Array(nodes);
    this.leavesS = new Float64Array(nodes);
    this.latestS = new Float64Array(nodes);
    this.onwardM = new Float64Array(nodes);
    this.loadAfter = new Float64Array(nodes * dimensions);
    this.peakLoad = new Float64Array(vehicles * dimensions);
    this.distanceM = new Float64Array(vehicles);
    this.workS = new Float64Array(vehicles);
    this.cost = new Float64Array(vehicles);
    this.stopsOn = new Int32Array(vehicles);
    this.used = new Int32Array(vehicles);
    this.usedAt = new Int32Array(vehicles).fill(-1);
    this.bank = new Int32Array(orders);
    this.bankAt = new Int32Array(orders).fill(-1);
    this.mostUsed = vehicles;
    this.opensFreely = balance > 0;
    this.triedRoute = new Int32Array(vehicles);
    this.version = new Float64Array(vehicles);
    this.known = new KnownPlaces(orders, vehicles);
    this.triedKind = new Int32Array(vehicles);
    this.ruinedIn = new Int32Array(vehicles);
    this.string = new Int32Array(stops);
    this.waiting = new Int32Array(orders);
    this.balance = balance;
  }
}
