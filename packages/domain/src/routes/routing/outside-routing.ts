import { guardedServer, type ServerLimits } from "../../guarded-server.ts";
import { osrmRouting } from "./osrm.ts";
import type { Routing, RoutingSource } from "./routing.ts";
import { valhallaRouting } from "./valhalla.ts";

export interface OutsideOptions extends Partial<ServerLimits> {
  source: Exclude<RoutingSource, "built_in">;
  url: string;
  /** OSRM's profile, or Valhalla's costing. */
  vehicle?: string | undefined;
  onFailure?: (error: unknown) => void;
}

/** A routing server, with the limits that it is asked under; one for each process, so that its failures are counted. */
export interface OutsideRouting {
  source: Exclude<RoutingSource, "built_in">;
  /** Asks it with a limit of time. Rejects at once while it is left alone. */
  ask<Answer>(question: (routing: Routing) => Promise<Answer>): Promise<Answer>;
}

/** A routing server under limits. What goes wrong is told once for each question that was asked. */
export function outsideRouting({ source, url, vehicle, onFailure, ...limits }: OutsideOptions): OutsideRouting {
  const under =
    source === "osrm"
      ? osrmRouting({ url, ...(vehicle && { profile: vehicle }) })
      : valhallaRouting({ url, ...(vehicle && { costing: vehicle }) });
  const limited = guardedServer(limits, onFailure);
  return { source, ask: (question) => limited.execute(({ signal }) => question(under(signal))) };
}
