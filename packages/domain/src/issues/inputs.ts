import { z } from "zod";
import { line, prose } from "../inputs.ts";
import { addressWithoutSecrets, severities } from "./rules.ts";
import { issueStates } from "./states.ts";

const id = z.uuid().lowercase();

export const RaiseIssue = z.object({
  /** W3C, or the number under which the server's log knows a page that failed. */
  traceId: z
    .string()
    .regex(/^[\w@.-]{1,64}$/)
    .nullish(),
  /** Of the page; what could be a secret in it is taken out here again. */
  path: line(2_000).transform(addressWithoutSecrets),
  code: z
    .string()
    .regex(/^[a-z_.]{1,60}$/)
    .nullish(),
  /** Of the page's code, which may be older than the server's. */
  version: line(80).min(1),
  /** What the person was doing. */
  body: prose(1_000).optional(),
});

export const IssueId = z.object({ issueId: id });
export const WriteToIssue = IssueId.extend({ body: prose(4_000).min(1) });
export const MoveIssue = IssueId.extend({ state: z.enum(issueStates), body: prose(4_000).optional() });
export const RateIssue = IssueId.extend({ severity: z.enum(severities) });
export const AssignIssue = IssueId.extend({ assigneeId: id.nullable() });
export const ListIssues = z.object({
  /** A trace, a page, a code, or who raised it. */
  search: line(80).optional(),
  state: z.enum(issueStates).optional(),
  severity: z.enum(severities).optional(),
  organisationId: id.optional(),
  /** Null: nobody yet. */
  assigneeId: id.nullish(),
  sort: z.enum(["changedAt", "raisedAt"]).default("changedAt"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
