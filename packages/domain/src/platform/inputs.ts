import { z } from "zod";
import { line } from "../inputs.ts";

const id = z.uuid().lowercase();
const check = z.object({ status: z.enum(["ok", "degraded", "down"]), latencyMs: z.number().nullable().optional() });
const health = z.record(line(40), check);

export const instanceKinds = ["web", "worker", "jobs"] as const;
export const RegisterInstance = z.object({
  instanceId: id,
  kind: z.enum(instanceKinds),
  version: line(80).min(1),
  host: line(253).min(1),
  pid: z.int().min(1),
});
export const HeartbeatInstance = z.object({ instanceId: id, health: health.optional() });
export const LeaveInstance = z.object({ instanceId: id });

const instant = z.int().min(0).max(253_402_300_799_999);
export const ListAuditEntries = z.object({
  search: line(80).optional(),
  /** Epoch ms; `to` is not included. */
  from: instant.optional(),
  to: instant.optional(),
  /** What or who an entry is about. */
  subjectId: line(80).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullish(),
  limit: z.int().min(1).max(200).default(50),
});
/** `did`: what people of the platform did on its own pages, or on a member's behalf; without it, both. */
export const ListPlatformAuditEntries = ListAuditEntries.extend({ did: z.enum(["itself", "on_behalf"]).optional() });

const paging = {
  search: line(80).optional(),
  direction: z.enum(["asc", "desc"]).default("asc"),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
};
const reason = line(300).min(1);

export const ListOrganisations = z.object({ ...paging, sort: z.enum(["name", "createdAt"]).default("name") });
export const CreateOrganisation = z.object({
  name: line(80).min(1),
  /** Of its first administrator, who is invited. */
  email: z.string().trim().toLowerCase().max(254).pipe(z.email("email_shape")),
  locale: z.enum(["en", "vi"]).default("en"),
});
export const SuspendOrganisation = z.object({ organisationId: id, isSuspended: z.boolean(), reason });
export const ListUsers = z.object({
  ...paging,
  organisationId: id.optional(),
  sort: z.enum(["name", "email", "createdAt"]).default("name"),
});
/** What is done to a person, and why. */
export const HelpUser = z.object({ userId: id, reason });
export const DeactivateUser = HelpUser.extend({ isDeactivated: z.boolean() });
/** An hour at the most. */
export const ActOnBehalf = z.object({ userId: id, organisationId: id, reason, minutes: z.int().min(1).max(60) });
