import "server-only";
import { createRouting } from "@cartage/api/routing";
import { env } from "../env.ts";
import { log } from "./log.ts";

/** The routing server that distances are asked of; undefined where none is configured. */
export function routing() {
  const { OSRM_URL, VALHALLA_URL, ROUTING_VEHICLE } = env();
  return createRouting({
    osrmUrl: OSRM_URL,
    valhallaUrl: VALHALLA_URL,
    vehicle: ROUTING_VEHICLE,
    onFailure: (err) => log().warn({ err }, "the routing server did not answer"),
  });
}
