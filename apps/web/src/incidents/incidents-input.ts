import { incidentKinds, incidentSeverities, incidentStates } from "@cartage/domain/incidents/states";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const shownStates = ["unresolved", ...incidentStates] as const;

/** The address parts that decide what a list of incidents asks for; the same on the server and in the browser. */
export const incidentFilters = {
  q: parseAsString.withDefault(""),
  state: parseAsStringLiteral(shownStates),
  kind: parseAsStringLiteral(incidentKinds),
  severity: parseAsStringLiteral(incidentSeverities),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadIncidentFilters = createLoader(incidentFilters);
type Filters = Awaited<ReturnType<typeof loadIncidentFilters>>;

/** What to ask the API for these filters; without a sort, the newest incident comes first. */
export function incidentsInput({ q, state, kind, severity, sort, dir }: Filters) {
  return {
    limit: 50,
    sort: sort === "happenedAt" ? ("happenedAt" as const) : ("number" as const),
    direction: sort === "happenedAt" || sort === "number" ? dir : ("desc" as const),
    ...(q && { search: q }),
    ...(state && { state }),
    ...(kind && { kind }),
    ...(severity && { severity }),
  };
}
