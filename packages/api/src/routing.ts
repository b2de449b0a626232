import { type OutsideRouting, outsideRouting } from "@cartage/domain/routes/routing/outside-routing";

export interface RoutingServers {
  osrmUrl?: string | undefined;
  valhallaUrl?: string | undefined;
  /** OSRM's profile, or Valhalla's costing. */
  vehicle?: string | undefined;
  onFailure: (error: unknown) => void;
}

/** The server that distances are asked of, OSRM before Valhalla; undefined where none is named, and what is built in says them. */
export function createRouting({ osrmUrl, valhallaUrl, ...rest }: RoutingServers): OutsideRouting | undefined {
  if (osrmUrl !== undefined) return outsideRouting({ source: "osrm", url: osrmUrl, ...rest });
  if (valhallaUrl !== undefined) return outsideRouting({ source: "valhalla", url: valhallaUrl, ...rest });
  return undefined;
}
