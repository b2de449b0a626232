import { expect, test } from "vitest";
import { nextHandOver, onCallAt } from "./on-call.ts";

const rota = {
  timeZone: "Europe/Berlin",
  startsOn: "2026-03-23",
  handOverAt: "09:00",
  shiftDays: 7,
  userIds: ["an", "binh", "chi"],
};
const at = (text: string) => new Date(text);

test("members take turns at the hand-over of the rota's zone, across a change of clocks", () => {
  expect(onCallAt(rota, [], at("2026-03-23T07:59:00Z"))).toBeNull();
  expect(onCallAt(rota, [], at("2026-03-23T08:00:00Z"))).toBe("an");
  // summer time since the 29th: nine o'clock is an hour earlier in UTC
  expect(onCallAt(rota, [], at("2026-03-30T06:59:00Z"))).toBe("an");
  expect(onCallAt(rota, [], at("2026-03-30T07:00:00Z"))).toBe("binh");
  expect(onCallAt(rota, [], at("2026-04-13T07:00:00Z"))).toBe("an");
});

test("whoever stands in is on call for that time only", () => {
  const overrides = [{ userId: "dung", startsAt: at("2026-03-25T00:00:00Z"), endsAt: at("2026-03-26T00:00:00Z") }];
  expect(onCallAt(rota, overrides, at("2026-03-25T12:00:00Z"))).toBe("dung");
  expect(onCallAt(rota, overrides, at("2026-03-26T00:00:00Z"))).toBe("an");
  expect(nextHandOver(rota, overrides, at("2026-03-24T12:00:00Z"))).toEqual(at("2026-03-25T00:00:00Z"));
  expect(nextHandOver(rota, overrides, at("2026-03-26T12:00:00Z"))).toEqual(at("2026-03-30T07:00:00Z"));
});
