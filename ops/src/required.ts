/** The variable's value; without one the process ends and says what it expected. */
export function required(environment: NodeJS.ProcessEnv, name: string, expected: string): string {
  const value = environment[name];
  if (value) return value;
  process.stderr.write(`${name} is not set; expected ${expected}.\n`);
  process.exit(1);
}
