import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filters, parseTopic, topics } from "./topics.ts";

const organisationId = "0190a000-0000-7000-8000-00000000000a";
const deviceId = "0190a000-0000-7000-8000-00000000000b";

const deviceTopics = ["positions", "stored", "status", "instructions", "receipts"] as const;

test.each(deviceTopics)("a device's %s topic gives its kind and ids back", (kind) => {
  expect(parseTopic(topics[kind](organisationId, deviceId))).toEqual({ kind, organisationId, deviceId });
});

test("topics are as the wire names them", () => {
  expect(topics.positions(organisationId, deviceId)).toBe(`cartage/v1/${organisationId}/${deviceId}/positions`);
  expect(topics.live(organisationId)).toBe(`live/v1/${organisationId}`);
  expect(topics.ownTracks(deviceId, "phone")).toBe(`owntracks/${deviceId}/phone`);
});

test("the live topic and an OwnTracks topic give their parts back", () => {
  expect(parseTopic(topics.live(organisationId))).toEqual({ kind: "live", organisationId });
  expect(parseTopic(topics.ownTracks(deviceId, "An's phone"))).toEqual({
    kind: "owntracks",
    deviceId,
    name: "An's phone",
  });
  expect(parseTopic(topics.ownTracksPart(deviceId, "phone", "event"))).toEqual({
    kind: "owntracks",
    deviceId,
    name: "phone",
  });
});

describe("is no topic of the wire", () => {
  const positions = topics.positions(organisationId, deviceId);
  test.each([
    ["nothing", ""],
    ["a filter for all devices", filters.positions],
    ["a filter for all of an organisation", `cartage/v1/${organisationId}/+/positions`],
    ["a filter for all below", `cartage/v1/${organisationId}/${deviceId}/#`],
    ["an unknown kind", `cartage/v1/${organisationId}/${deviceId}/position`],
    ["a level too many", `${positions}/1`],
    ["a slash too many", `${positions}/`],
    ["a slash in front", `/${positions}`],
    ["a level too few", `cartage/v1/${organisationId}/positions`],
    ["another version", positions.replace("v1", "v2")],
    ["an upper-case id", topics.positions(organisationId.toUpperCase(), deviceId)],
    ["an id in braces", topics.positions(`{${organisationId}}`, deviceId)],
    ["an id without dashes", topics.positions(organisationId.replaceAll("-", ""), deviceId)],
    ["a live topic with more below", `${topics.live(organisationId)}/x`],
    ["every live topic", "live/v1/+"],
    ["an OwnTracks topic that ends in a slash", topics.ownTracksPart(deviceId, "phone", "")],
    ["an OwnTracks topic with two levels more", `${topics.ownTracksPart(deviceId, "phone", "event")}/x`],
    ["an OwnTracks topic without a name", topics.ownTracks(deviceId, "")],
    ["an OwnTracks filter", filters.ownTracks],
    ["an OwnTracks filter for what is below", filters.ownTracksPart],
  ])("%s", (_what, topic) => {
    expect(parseTopic(topic)).toBeNull();
  });

  test("one with any single character changed, unless the change makes another id", () => {
    const at = fc.nat(positions.length - 1);
    fc.assert(
      fc.property(at, fc.string({ minLength: 1, maxLength: 1 }), (index, character) => {
        const changed = positions.slice(0, index) + character + positions.slice(index + 1);
        const parsed = parseTopic(changed);
        if (parsed?.kind !== "positions") return parsed === null;
        return topics.positions(parsed.organisationId, parsed.deviceId) === changed;
      }),
    );
  });
});
