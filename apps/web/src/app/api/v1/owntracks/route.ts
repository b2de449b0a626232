import { createOwnTracksEndpoint } from "@cartage/api/rest/own-tracks";
import { wayIn } from "../../../../server/ways-in.ts";

export const POST = wayIn(createOwnTracksEndpoint);
