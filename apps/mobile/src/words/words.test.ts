import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWords, languages, timeOfDay } from "./words.ts";

test("English counts with one and many, Vietnamese with one form", () => {
  expect(createWords("en")("sending.sending", { count: 1 })).toBe("1 position on the way");
  expect(createWords("en")("sending.sending", { count: 12 })).toBe("12 positions on the way");
  expect(createWords("vi")("sending.sending", { count: 12 })).toBe("Đang gửi 12 vị trí");
});

test("a time of today is a clock's, one of another day has its date", () => {
  const now = new Date(2026, 10, 21, 18, 0).getTime();
  expect(timeOfDay("en", new Date(2026, 10, 21, 7, 5).getTime(), now)).toBe("07:05");
  expect(timeOfDay("en", new Date(2026, 10, 20, 7, 5).getTime(), now)).toMatch(/Nov 20.*07:05/);
  expect(timeOfDay("vi", new Date(2026, 10, 20, 7, 5).getTime(), now)).toMatch(/20.*11|11.*20/);
});

/** Hermes has no PluralRules, Locale, RelativeTimeFormat, ListFormat, DisplayNames or Segmenter (facebook/hermes#1462). */
const absentInHermes = [
  "PluralRules",
  "Locale",
  "RelativeTimeFormat",
  "ListFormat",
  "DisplayNames",
  "Segmenter",
] as const;
const whole = Object.getOwnPropertyDescriptors(Intl);

beforeEach(() => vi.resetModules());
afterEach(() => Object.defineProperties(Intl, whole));

test.each(languages)("every sentence can be said in %s on the phone's engine", async (language) => {
  for (const name of absentInHermes) Reflect.deleteProperty(Intl, name);
  await import("./complete-intl.ts");
  const { createWords: createWordsThere, timeOfDay: timeOfDayThere } = await import("./words.ts");
  const words = createWordsThere(language);
  expect(words("sending.waiting", { count: 3, since: timeOfDayThere(language, 0, 0) })).toContain("3");
  expect(words("settings.signOutWaiting", { count: 1 })).toContain("1");
});
