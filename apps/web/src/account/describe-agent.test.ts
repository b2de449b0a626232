import { expect, test } from "vitest";
import { describeAgent } from "./describe-agent.ts";

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36",
    { browser: "Chrome", system: "Windows" },
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
    { browser: "Safari", system: "iOS" },
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0", { browser: "Firefox", system: "Linux" }],
  [null, { browser: null, system: null }],
  ["", { browser: null, system: null }],
])("%s", (userAgent, described) => {
  expect(describeAgent(userAgent)).toEqual(described);
});
