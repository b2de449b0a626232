import { expect, test } from "vitest";
import { fitBreaks } from "./fit-breaks.ts";

const HOUR_S = 3600;
const at = (hours: number) => hours * HOUR_S;
const van = {
  id: "van",
  startPlace: null,
  endPlace: null,
  shift: { fromS: at(7), untilS: at(17) },
  capacities: [],
  skills: [],
  mostDistanceM: null,
  travel: 0,
};
const noon = { earliestS: at(11), latestS: at(13.5), durationS: at(0.75) };

test("a break begins before the work is too long, and late enough for the whole shift after it", () => {
  expect(fitBreaks({ ...van, breaks: [noon], mostWorkS: at(5) })).toEqual({
    breaks: [{ earliestS: at(11.25), latestS: at(12), durationS: at(0.75) }],
    endsByS: at(17),
  });
});

test("where the whole shift cannot be worked, the work ends so long after the break", () => {
  expect(fitBreaks({ ...van, breaks: [{ ...noon, latestS: at(11) }], mostWorkS: at(5) })).toMatchObject({
    endsByS: at(16.75),
  });
});

test("without a break in time the work ends when it is due", () => {
  expect(fitBreaks({ ...van, breaks: [noon], mostWorkS: at(3) })).toEqual({ breaks: [], endsByS: at(10) });
});

test("breaks that are taken or past are none, and work counts from the last one", () => {
  const current = { vehicleId: "van", stops: [], frozen: 1, leavesAtS: at(12.5), breaksTaken: 1, restedUntilS: at(12) };
  expect(fitBreaks({ ...van, breaks: [noon], mostWorkS: at(4) }, current)).toEqual({ breaks: [], endsByS: at(16) });
});
