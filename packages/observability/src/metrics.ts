import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface MetricOptions<Label extends string> {
  /** With its unit at the end, as Prometheus has it: `cartage_outbox_relayed_total`, `cartage_batch_seconds`. */
  name: `cartage_${string}`;
  help: string;
  labels?: readonly Label[];
}

export interface GaugeOptions<Label extends string> extends MetricOptions<Label> {
  /** Read when the metrics are; for what is cheaper to ask than to keep. */
  read?: () => number;
}

export interface HistogramOptions<Label extends string> extends MetricOptions<Label> {
  /** Upper bounds, ascending, in the metric's unit. */
  buckets: readonly number[];
}

export type Metrics = ReturnType<typeof createMetrics>;

/** A registry of its own with the process' metrics: memory, processor, garbage collection, event loop lag. */
export function createMetrics({ service }: { service: string }) {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const common = <Label extends string>({ name, help, labels = [] }: MetricOptions<Label>) => {
    return { name, help, labelNames: labels, registers: [registry] };
  };

  return {
    contentType: registry.contentType,
    /** Everything, as Prometheus reads it. */
    text: () => registry.metrics(),
    counter: <Label extends string = never>(options: MetricOptions<Label>) => new Counter<Label>(common(options)),
    gauge<Label extends string = never>({ read, ...options }: GaugeOptions<Label>) {
      const gauge: Gauge<Label> = new Gauge<Label>({
        ...common(options),
        ...(read && { collect: () => gauge.set(read()) }),
      });
      return gauge;
    },
    histogram: <Label extends string = never>({ buckets, ...options }: HistogramOptions<Label>) =>
      new Histogram<Label>({ ...common(options), buckets: [...buckets] }),
  };
}
