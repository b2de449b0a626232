import { z } from "zod";

const id = z.uuid().lowercase();
const check = z.object({ status: z.enum(["ok", "degraded", "down"]), latencyMs: z.number().nullable().optional() });
const health = z.record(z.string().max(40), check);

export const RegisterInstance = z.object({
  instanceId: id,
  kind: z.enum(["web", "worker", "jobs"]),
  version: z.string().min(1).max(80),
  host: z.string().min(1).max(253),
  pid: z.int().min(1),
});
export const HeartbeatInstance = z.object({ instanceId: id, health: health.optional() });
export const LeaveInstance = z.object({ instanceId: id });
