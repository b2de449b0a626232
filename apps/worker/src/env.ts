import { z } from "zod";

const variables = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  MQTT_URL: z.url({ protocol: /^mqtts?$/ }),
  CARTAGE_WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  CARTAGE_RETENTION_DAYS: z.coerce.number().int().min(1).max(3_650).default(365),
  CARTAGE_WORKER_WINDOW: z.coerce.number().int().min(1).max(65_535).default(8_192),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info"),
});

export type Env = z.infer<typeof variables>;

/** Reads the worker's variables. Throws one error that names each wrong one, the shape it has, and what was expected. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = variables.safeParse(present);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The worker's configuration is wrong:\n${faults.join("\n")}\nSee .env.example.`);
}
