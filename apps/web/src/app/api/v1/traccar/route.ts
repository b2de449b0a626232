import { createTraccarEndpoint } from "@cartage/api/rest/traccar";
import { wayIn } from "../../../../server/ways-in.ts";

export const POST = wayIn(createTraccarEndpoint);
