import { z } from "zod";
import { line } from "../inputs.ts";
import { findingCodes } from "./health-rules.ts";

export const ListDeviceHealth = z.object({
  search: line(80).optional(),
  severity: z.enum(["info", "warning", "critical"]).optional(),
  code: z.enum(findingCodes).optional(),
  kind: z.enum(["tracker", "phone"]).optional(),
  /** Of the vehicles that they are fitted to, groups below it too. */
  groupId: z.uuid().lowercase().optional(),
  sort: z.enum(["severity", "name", "lastMessageAt"]).default("severity"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
