import { z } from "zod";
import { line } from "../inputs.ts";

const id = z.uuid().lowercase();
const check = z.object({ status: z.enum(["ok", "degraded", "down"]), latencyMs: z.number().nullable().optional() });
const health = z.record(line(40), check);

export const RegisterInstance = z.object({
  instanceId: id,
  kind: z.enum(["web", "worker", "jobs"]),
  version: line(80).min(1),
  host: line(253).min(1),
  pid: z.int().min(1),
});
export const HeartbeatInstance = z.object({ instanceId: id, health: health.optional() });
export const LeaveInstance = z.object({ instanceId: id });
