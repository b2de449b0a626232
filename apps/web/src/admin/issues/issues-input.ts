import { ListIssues } from "@cartage/domain/issues/inputs";
import { severities } from "@cartage/domain/issues/rules";
import { issueStates } from "@cartage/domain/issues/states";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a list of technical issues asks for; the same on the server and in the browser. */
export const issueFilters = {
  q: parseAsString.withDefault(""),
  state: parseAsStringLiteral(issueStates),
  severity: parseAsStringLiteral(severities),
  /** A person's id, or `nobody`. */
  assignee: parseAsString,
  organisation: parseAsString,
  sort: parseAsStringLiteral(["changedAt", "raisedAt"]),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadIssueFilters = createLoader(issueFilters);

/** What to ask the API for these filters, what changed last first; an id that is none is left out. */
export function issuesInput(filters: Awaited<ReturnType<typeof loadIssueFilters>>) {
  const { q, state, severity, assignee, organisation, sort, dir } = filters;
  const isId = (text: string | null): text is string =>
    text !== null && ListIssues.shape.organisationId.safeParse(text).success;
  return {
    limit: 50,
    sort: sort ?? ("changedAt" as const),
    direction: sort ? dir : ("desc" as const),
    ...(q && { search: q }),
    ...(state && { state }),
    ...(severity && { severity }),
    ...(assignee === "nobody" && { assigneeId: null }),
    ...(isId(assignee) && { assigneeId: assignee }),
    ...(isId(organisation) && { organisationId: organisation }),
  };
}
