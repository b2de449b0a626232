import { z } from "zod";
import { line, prose } from "../inputs.ts";
import { requestStates } from "./states.ts";

const id = z.uuid().lowercase();
export const requestKinds = ["question", "wish", "access", "problem"] as const;
const body = prose(4_000).min(1);

export const RequestId = z.object({ requestId: id });
export const AskRequest = z.object({ kind: z.enum(requestKinds), subject: line(120).min(1), body });
export const WriteToRequest = RequestId.extend({ body });
/** What the administrator adds for the platform. */
export const PassOnRequest = RequestId.extend({ body: prose(4_000).optional() });

const paging = {
  search: line(80).optional(),
  state: z.enum(requestStates).optional(),
  sort: z.enum(["changedAt", "askedAt"]).default("changedAt"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
};
/** `mine`: only what one asked oneself; without it, administrators see what everybody asked. */
export const ListRequests = z.object({ ...paging, mine: z.boolean().default(false) });
export const ListPassedOn = z.object(paging);
