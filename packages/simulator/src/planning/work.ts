import type { VehicleType } from "../driving/handling.ts";

/** How a type of vehicle spends a working day. */
export type Work = {
  /** Stops of one tour. */
  stops: readonly [from: number, to: number];
  /** Minutes at a stop. */
  dwellMin: readonly [from: number, to: number];
  /** How far from the home hub its stops are, in metres by road. */
  rangeM: number;
  /** Share of stops that stay in the town where the vehicle is. */
  localShare: number;
  /** Keeps stops this near a town's centre, in metres. */
  withinM: number;
  /** Hours after which a tour turns home. */
  tourH: number;
  /** Share of vehicles that go out a second time on the same day, with another driver. */
  secondTourShare: number;
  /** Share of stops with the engine left running. */
  idlingShare: number;
};

export const workOf: Record<Exclude<VehicleType, "trailer">, Work> = {
  truck: {
    stops: [3, 5],
    dwellMin: [18, 55],
    rangeM: 170_000,
    localShare: 0.15,
    withinM: 6_000,
    tourH: 10,
    secondTourShare: 0.35,
    idlingShare: 0.35,
  },
  van: {
    stops: [9, 18],
    dwellMin: [4, 14],
    rangeM: 75_000,
    localShare: 0.55,
    withinM: 7_000,
    tourH: 9,
    secondTourShare: 0.35,
    idlingShare: 0.3,
  },
  car: {
    stops: [5, 9],
    dwellMin: [12, 45],
    rangeM: 65_000,
    localShare: 0.6,
    withinM: 8_000,
    tourH: 9.5,
    secondTourShare: 0.25,
    idlingShare: 0.1,
  },
  motorcycle: {
    stops: [20, 34],
    dwellMin: [1.5, 7],
    rangeM: 18_000,
    localShare: 0.93,
    withinM: 7_000,
    tourH: 9,
    secondTourShare: 0.4,
    idlingShare: 0.15,
  },
  bicycle: {
    stops: [10, 16],
    dwellMin: [3, 12],
    rangeM: 0,
    localShare: 1,
    withinM: 2_000,
    tourH: 7,
    secondTourShare: 0.2,
    idlingShare: 0,
  },
};

/** Trailers go from hub to hub, out on one day and back on the next; road metres of a day's lane. */
export const LANE_M: readonly [from: number, to: number] = [150_000, 430_000];

/** No driver sits longer at the wheel than what these metres take. */
export const BREAK_AFTER_M = 190_000;
