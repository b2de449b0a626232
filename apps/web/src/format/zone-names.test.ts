import { describe, expect, test } from "vitest";
import { readableZone, zonesLike } from "./zone-names.ts";

describe("time zones", () => {
  test.each([
    ["Ho Chi Minh", "Asia/Ho_Chi_Minh"],
    ["saigon", "Asia/Ho_Chi_Minh"],
    ["Kathmandu", "Asia/Kathmandu"],
    ["katmandu", "Asia/Kathmandu"],
    ["  kyiv ", "Europe/Kyiv"],
    ["calcutta", "Asia/Kolkata"],
  ])("%s finds %s once, by the name of today", (text, zone) => {
    expect(zonesLike(text)).toEqual([zone]);
  });

  test("without a text are all there, each once, and each a zone", () => {
    const zones = zonesLike("");
    expect(zones.length).toBeGreaterThan(300);
    expect(new Set(zones).size).toBe(zones.length);
    for (const zone of zones) expect(() => new Intl.DateTimeFormat("en", { timeZone: zone }), zone).not.toThrow();
  });

  test("are read with spaces", () => {
    expect(readableZone("Asia/Saigon")).toBe("Asia/Ho Chi Minh");
  });
});
