import { defineConfig } from "vitest/config";

const exclude = ["**/node_modules/**", "**/dist/**", "**/.next/**", "tests/e2e/**"];

export default defineConfig({
  test: {
    // two cores, of which tests of whole processes spend much time waiting
    maxWorkers: 4,
    // tests share the modules of their worker: half of the time went into loading them anew for each file
    isolate: false,
    exclude,
    projects: [
      {
        test: {
          name: "unit",
          // properties take their time on a busy machine
          testTimeout: 30_000,
          include: [
            "packages/*/src/**/*.test.{ts,tsx}",
            "apps/*/{src,scripts}/**/*.test.{ts,tsx}",
            "tooling/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/**/*.test.ts"],
          globalSetup: ["tests/setup/cluster.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
