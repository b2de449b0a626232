/** What can be said of the code without a server: a command of the workspace's own tools each. */
export const checks = {
  format: ["biome", "format", "."],
  lint: ["biome", "check", "--formatter-enabled=false", "--error-on-warnings", "."],
  types: ["turbo", "run", "types", "--output-logs=errors-only", "--concurrency=2"],
  boundaries: [
    ...["depcruise", "apps", "packages", "tests", "benches", "ops", "tooling"],
    ...["--config", ".dependency-cruiser.cjs", "--output-type", "err"],
  ],
  unused: ["knip", "--no-progress", "--treat-config-hints-as-errors"],
} as const satisfies Record<string, readonly string[]>;

export type Check = keyof typeof checks;

/** In their order; those that keep one core busy each run beside each other. */
export const checkRounds: readonly (readonly Check[])[] = [["format"], ["lint"], ["types"], ["boundaries", "unused"]];
export const checkNames: readonly Check[] = checkRounds.flat();
