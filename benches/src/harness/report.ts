import { cpus, totalmem } from "node:os";

/** One run's figures by name; each repeat gives one of these. */
export type Figures = Record<string, number>;

export interface BenchReport {
  bench: string;
  machine: { cpu: string; cores: number; memoryGiB: number; node: string; platform: string };
  repeats: number;
  medians: Figures;
  /** (greatest − least) ÷ median of each figure. */
  spread: Figures;
  /** Medians of the ratios of each repeat, so that what slowed one repeat slowed both sides. */
  ratios: Figures;
}

export interface ReportOptions<Run extends Figures> {
  bench: string;
  runs: Run[];
  ratios?: Record<string, (run: Run) => number>;
}

/** Sums up repeats as contract.md's Benches say. */
export function summarise<Run extends Figures>({ bench, runs, ratios = {} }: ReportOptions<Run>): BenchReport {
  const names = Object.keys(runs[0] ?? {});
  const column = (name: string) => runs.map((run) => run[name] ?? Number.NaN);
  return {
    bench,
    machine: {
      cpu: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
    },
    repeats: runs.length,
    medians: Object.fromEntries(names.map((name) => [name, rounded(median(column(name)))])),
    spread: Object.fromEntries(names.map((name) => [name, rounded(spread(column(name)))])),
    ratios: Object.fromEntries(Object.entries(ratios).map(([name, of]) => [name, rounded(median(runs.map(of)))])),
  };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The value below which a share of the values lies, by nearest rank. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function spread(values: number[]): number {
  return (Math.max(...values) - Math.min(...values)) / median(values);
}

function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
