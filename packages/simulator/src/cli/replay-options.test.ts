import { expect, test } from "vitest";
import { readReplayOptions } from "./replay-options.ts";

test("the usual command line", () => {
  expect(readReplayOptions(["--", "a.gpx", "--speed", "10", "--now"])).toMatchObject({
    file: "a.gpx",
    speed: 10,
    isNow: true,
    device: undefined,
    demo: ".cartage/demo.json",
  });
  expect(readReplayOptions(["a.gpx", "--speed", "max"])).toMatchObject({ speed: Infinity, isNow: false });
  expect(readReplayOptions(["--help"])).toBeNull();
});

test.each([
  [[], "Name one file"],
  [["a", "b"], "Name one file"],
  [["a", "--speed", "0"], "expected a number above 0"],
  [["a", "--speed", "fast"], "expected a number above 0"],
  [["a", "--quick"], "--quick"],
])("%j is refused with what is wrong", (args, sentence) => {
  expect(() => readReplayOptions(args)).toThrow(sentence);
});
