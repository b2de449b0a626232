import { expect, test } from "vitest";
import { namedByPlaywright, namedByVitest } from "./failures.ts";

test("a failed test is named by its file and by what it said first; a file that did not load, too", () => {
  const passed = { fullName: "adds", status: "passed", failureMessages: [] };
  const failed = { fullName: "subtracts", status: "failed", failureMessages: ["expected 1\n\nto be 2"] };
  const failures = namedByVitest(
    {
      testResults: [
        { name: "/here/sums.test.ts", status: "failed", message: "", assertionResults: [passed, failed] },
        { name: "/here/fine.test.ts", status: "passed", message: "", assertionResults: [passed] },
        { name: "/here/broken.test.ts", status: "failed", message: "no such module", assertionResults: [] },
      ],
    },
    "/here",
  );
  expect(failures).toEqual([
    "sums.test.ts › subtracts\n    expected 1\n    to be 2",
    "broken.test.ts\n    no such module",
  ]);
});

test("a failed test of the browser is found however deep its suite lies", () => {
  const spec = { file: "live.spec.ts", line: 6 };
  const fine = { ...spec, title: "moves", ok: true, tests: [{ results: [{}] }] };
  const broken = { ...spec, title: "stands", ok: false, tests: [{ results: [{ error: { message: "timed out" } }] }] };
  const suites = [{ specs: [fine], suites: [{ specs: [broken] }] }];
  expect(namedByPlaywright({ suites })).toEqual(["live.spec.ts:6 › stands\n    timed out"]);
});
