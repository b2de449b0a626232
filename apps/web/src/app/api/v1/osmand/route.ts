import { createOsmAndEndpoint } from "@cartage/api/rest/osm-and";
import { wayIn } from "../../../../server/ways-in.ts";

const answer = wayIn(createOsmAndEndpoint);

export { answer as GET, answer as POST };
