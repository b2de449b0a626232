import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

test("numbers stay numbers, nothing stays empty, quotes and commas survive", () => {
  expect(
    toCsv(
      ["a", "b"],
      [
        ['x, "y"', null],
        ["line\nbreak", -1.5],
      ],
    ),
  ).toBe('\uFEFFa,b\r\n"x, ""y""",\r\n"line\nbreak",-1.5\r\n');
});

test("a name cannot become a formula", () => {
  expect(toCsv(["name"], [['=HYPERLINK("http://x")'], ["+84 90"], ["@sum"]])).toBe(
    '\uFEFFname\r\n"\'=HYPERLINK(""http://x"")"\r\n\'+84 90\r\n\'@sum\r\n',
  );
});
