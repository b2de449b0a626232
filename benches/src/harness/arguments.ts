import { parseArgs } from "node:util";

export interface BenchArguments {
  isJson: boolean;
  /** What the whole bench may take. */
  seconds: number;
}

/** `--json` prints the report as the last line, `--seconds N` bounds the bench. */
export function readArguments({ seconds: fallback }: { seconds: number }): BenchArguments {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== "--"),
    options: { json: { type: "boolean", default: false }, seconds: { type: "string" } },
    strict: false,
  });
  const seconds = Number(values.seconds ?? fallback);
  if (!Number.isFinite(seconds) || seconds <= 0) throw new Error("--seconds takes a number above 0.");
  return { isJson: values.json === true, seconds };
}
