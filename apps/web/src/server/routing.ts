import "server-only";
import { type OutsideRouting, outsideRouting } from "@cartage/domain/routes/routing/outside-routing";
import { env } from "../env.ts";
import { log } from "./log.ts";

/** The routing server that distances are asked of; undefined where none is configured, and what is built in says them. */
export function routing(): OutsideRouting | undefined {
  const { OSRM_URL, VALHALLA_URL, ROUTING_VEHICLE: vehicle } = env();
  const url = OSRM_URL ?? VALHALLA_URL;
  if (url === undefined) return undefined;
  return outsideRouting({
    source: OSRM_URL ? "osrm" : "valhalla",
    url,
    vehicle,
    onFailure: (err) => log().warn({ err }, "the routing server did not answer"),
  });
}
