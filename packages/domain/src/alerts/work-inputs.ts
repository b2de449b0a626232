import { z } from "zod";
import { prose } from "../inputs.ts";
import { alertSeverities, alertStates } from "./states.ts";

const id = z.uuid().lowercase();
/** Epoch ms. */
const instant = z.int().min(0).max(8_640_000_000_000_000);
const mostAtOnce = 200;

export const AlertId = z.object({ alertId: id });
const AlertIds = z.object({ alertIds: z.array(id).min(1).max(mostAtOnce) });
export const WorkOnAlerts = AlertIds.extend({ comment: prose(4_000).optional() });
export const AssignAlerts = AlertIds.extend({ assigneeId: id.nullable() });
export const CommentOnAlerts = AlertIds.extend({ body: prose(4_000).min(1) });
export const SuppressAlerts = WorkOnAlerts.extend({ until: instant });

const filter = {
  states: z.array(z.enum(alertStates)).max(alertStates.length).optional(),
  severities: z.array(z.enum(alertSeverities)).max(alertSeverities.length).optional(),
  ruleId: id.optional(),
  vehicleId: id.optional(),
  groupId: id.optional(),
  orderId: id.optional(),
  tag: z.string().min(1).max(32).optional(),
  mine: z.boolean().default(false),
  from: instant.optional(),
  to: instant.optional(),
  /** Told within so many days until now. */
  days: z.int().min(1).max(366).optional(),
  /** False leaves out those that never should have been. */
  retracted: z.literal(false).optional(),
};
export const ListAlerts = z.object({
  ...filter,
  direction: z.enum(["asc", "desc"]).default("desc"),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
const { states: _, ...anyState } = filter;
export const CountAlerts = z.object(anyState);
export const AlertStatistics = z.object({ from: instant, to: instant });
