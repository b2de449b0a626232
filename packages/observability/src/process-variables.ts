import { z } from "zod";
import { logLevels } from "./logger.ts";

/** The variables that our processes without pages share. */
export const processVariables = {
  CARTAGE_HOST: z
    .string()
    .optional()
    .describe("the address on which health and metrics answer; all of them without it"),
  CARTAGE_RETENTION_DAYS: z.coerce.number().int().min(1).max(3_650).default(365).describe("days from 1 to 3650"),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("an http or https URL, to which /v1/traces is appended"),
  LOG_LEVEL: z
    .enum(logLevels)
    .default("info")
    .describe(`one of ${logLevels.join(", ")}`),
};
