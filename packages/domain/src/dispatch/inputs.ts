import { z } from "zod";
import { line } from "../inputs.ts";
import { dispatchStates } from "./states.ts";

const id = z.uuid().lowercase();

export const DispatchId = z.object({ dispatchId: id });
export const AskDispatch = z.object({
  routeId: id,
  /** What was seen of the route: another version is not sent out. */
  basedOn: z.int().min(1),
});
export const ListDispatches = z.object({
  /** In the names of the vehicle and the organisation. */
  search: line(80).optional(),
  state: z.enum(dispatchStates).optional(),
  /** Only those that are under way and have not moved for a while. */
  isStuck: z.boolean().default(false),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
