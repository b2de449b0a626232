import { expect, test } from "vitest";
import { blocksByDefault, closesHubsByDefault, isBlocking } from "./block-rules.ts";
import { incidentKinds, incidentSeverities, incidentStates } from "./states.ts";

test("nobody having decided, delays and what is minor hold up nothing, and a hub is closed by what makes it unusable", () => {
  const closed = incidentKinds.map((kind) =>
    incidentSeverities.map((severity) =>
      closesHubsByDefault({ kind, severity }) ? "closes" : blocksByDefault({ kind, severity }) ? "blocks" : "-",
    ),
  );
  expect(Object.fromEntries(incidentKinds.map((kind, at) => [kind, closed[at]]))).toEqual({
    breakdown: ["-", "closes", "closes"],
    accident: ["-", "blocks", "closes"],
    delay: ["-", "-", "-"],
    damage: ["-", "blocks", "closes"],
    security: ["-", "closes", "closes"],
  });
});

test("an incident holds up what it names as it was decided, and nothing once it is resolved", () => {
  for (const state of incidentStates) {
    const isUnresolved = state === "open" || state === "under_way";
    const hub = [{ kind: "hub" }];
    const vehicle = [{ kind: "vehicle" }];
    expect(isBlocking({ state, blocks: true, closesHubs: false }, vehicle)).toBe(isUnresolved);
    expect(isBlocking({ state, blocks: true, closesHubs: false }, hub)).toBe(false);
    expect(isBlocking({ state, blocks: false, closesHubs: true }, [...hub, ...vehicle])).toBe(isUnresolved);
    expect(isBlocking({ state, blocks: true, closesHubs: true }, [])).toBe(false);
  }
});
