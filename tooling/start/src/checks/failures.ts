import { relative } from "node:path";

/** The part of Vitest's JSON report that tells what failed; a file that did not load has no tests but a message. */
export type VitestFailures = {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
  }[];
};

/** The part of Playwright's JSON report that tells what failed; suites lie within suites. */
export type PlaywrightFailures = { suites: PlaywrightSuite[] };
type PlaywrightSuite = {
  specs: {
    title: string;
    file: string;
    line: number;
    ok: boolean;
    tests: { results: { error?: { message?: string } }[] }[];
  }[];
  suites?: PlaywrightSuite[];
};

/** One text a failed test: file, name and what it said first. `root`: the folder that names of files start from. */
export function namedByVitest({ testResults }: VitestFailures, root: string): string[] {
  return testResults
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, message, assertionResults }) => {
      const file = relative(root, name);
      const tests = assertionResults.filter(({ status }) => status === "failed");
      if (tests.length === 0) return [told(file, message)];
      return tests.map(({ fullName, failureMessages }) => told(`${file} › ${fullName}`, failureMessages?.[0]));
    });
}

/** One text a failed test: file with line, name and what it said first. */
export function namedByPlaywright({ suites }: PlaywrightFailures): string[] {
  return suites.flatMap((suite) => [
    ...suite.specs
      .filter(({ ok }) => !ok)
      .map(({ title, file, line, tests }) => {
        const results = tests.flatMap((test) => test.results);
        return told(`${file}:${line} › ${title}`, results.find(({ error }) => error)?.error?.message);
      }),
    ...namedByPlaywright({ suites: suite.suites ?? [] }),
  ]);
}

function told(name: string, message = ""): string {
  const lines = message.split("\n").filter((line) => line.trim() !== "");
  return [name, ...lines.slice(0, linesOfMessage)].join("\n    ");
}

const linesOfMessage = 6;
