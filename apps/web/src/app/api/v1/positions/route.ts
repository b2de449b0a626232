import { createPositionsEndpoint } from "@cartage/api/rest/positions";
import { wayIn } from "../../../../server/ways-in.ts";

export const POST = wayIn(createPositionsEndpoint);
