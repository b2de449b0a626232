import { expect, test } from "vitest";
import { applyCommands, nextVisit, visitsOf } from "./apply-commands.ts";
import type { DayCommand, KeptCommand, OwnRoute, OwnStop } from "./day-command.ts";

function stop(id: string, kind: OwnStop["kind"], orderId: string, lat: number): OwnStop {
  return {
    ...{ id, kind, orderId, lat, lon: 105, routeId: "r", seq: 1, state: "planned", orderNumber: 1, reference: null },
    ...{
      priority: "normal",
      skills: [],
      isAtHub: false,
      isReturn: false,
      name: id,
      address: id,
      phone: null,
      windowFrom: null,
      windowUntil: null,
    },
    ...{ arrivesAt: 0, serviceS: 0, arrivedAt: null, endedAt: null, reason: null, instructions: [], notes: [] },
    ...{ cash: null, items: [], isWindowChosen: false, hasPin: false, wishes: { instructions: null, safePlace: null } },
  };
}

const route: OwnRoute = {
  ...{ id: "r", day: "2027-01-05", timeZone: "UTC", state: "sent", version: 1, vehicle: "Truck 07" },
  ...{ startHub: null, endHub: null, departsAt: 0, endsAt: 0, distanceM: 0 },
  stops: [
    stop("a", "pickup", "1", 21),
    stop("b", "pickup", "2", 21),
    stop("c", "delivery", "1", 20),
    stop("d", "delivery", "2", 19),
  ],
};

const kept = (commands: DayCommand[], refusal: string | null = null): KeptCommand[] =>
  commands.map((command, seq) => ({ seq, key: String(seq), at: 0, command, refusal }));

const states = ([first]: OwnRoute[]) => [first?.state, ...(first?.stops ?? []).map(({ state }) => state)];

test("a day goes on without network as the server will have it: by visits, to the end", () => {
  expect(visitsOf(route.stops).map((visit) => visit.map(({ id }) => id))).toEqual([["a", "b"], ["c"], ["d"]]);
  const said: DayCommand[] = [
    { kind: "accept", routeId: "r" },
    { kind: "start", routeId: "r" },
  ];
  expect(states(applyCommands([route], kept(said)))).toEqual([
    ...["under_way", "planned", "planned", "planned", "planned"],
  ]);
  said.push({ kind: "arrive", stopId: "a", at: 5 });
  expect(states(applyCommands([route], kept(said)))).toEqual([
    ...["under_way", "arrived", "arrived", "planned", "planned"],
  ]);
  said.push({ kind: "complete", stopId: "a", at: 6 }, { kind: "fail", stopId: "b", at: 7, reason: "Closed" });
  const [going] = applyCommands([route], kept(said));
  expect(states(going ? [going] : [])).toEqual(["under_way", "done", "failed", "planned", "skipped"]);
  expect(nextVisit(going?.stops ?? [])?.map(({ id }) => id)).toEqual(["c"]);
  said.push({ kind: "complete", stopId: "c", at: 9 });
  const over = applyCommands([route], kept(said));
  expect(states(over)).toEqual(["finished", "done", "failed", "done", "skipped"]);
  expect(over[0]?.stops[2]).toMatchObject({ arrivedAt: 9, endedAt: 9 });
});

test("a note stands at once at all stops of its order, after those that were there", () => {
  const [first, ...others] = applyCommands([route], kept([{ kind: "note", orderId: "1", text: "Bell is broken" }]));
  expect(others).toEqual([]);
  const note = { text: "Bell is broken", at: 0 };
  expect(first?.stops.map(({ notes }) => notes)).toEqual([[note], [], [note], []]);
});

test("a route that was declined is gone; what the server refused changes nothing", () => {
  const declined = kept([{ kind: "decline", routeId: "r", reason: "Ill" }]);
  expect(applyCommands([route], declined)).toEqual([]);
  expect(applyCommands([route], kept([{ kind: "accept", routeId: "r" }], "Somebody else has it."))).toEqual([route]);
});
