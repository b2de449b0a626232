import { expect, test } from "vitest";
import { matchLocale } from "./locale.ts";

test.each([
  ["the cookie's choice comes before the browser's", { cookie: "vi", header: "en" }, "vi"],
  ["a cookie of no language is ignored", { cookie: "toString", header: "vi" }, "vi"],
  ["a region stands for its language", { header: "vi-VN" }, "vi"],
  ["the most wanted comes first", { header: "en;q=0.4, vi;q=0.9" }, "vi"],
  ["an unknown language is passed over", { header: "fr, vi;q=0.5" }, "vi"],
  ["a language weighed 0 is not wanted", { header: "vi;q=0" }, "en"],
  ["anything is as good as English", { header: "*" }, "en"],
  ["nothing said means English", {}, "en"],
] as const)("%s", (_, given, expected) => {
  expect(matchLocale(given)).toBe(expected);
});
