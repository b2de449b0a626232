import { findingCodes } from "@cartage/domain/fleet/health-rules";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what the list asks for; the same on the server and in the browser. */
export const healthFilters = {
  q: parseAsString.withDefault(""),
  severity: parseAsStringLiteral(["info", "warning", "critical"]),
  code: parseAsStringLiteral(findingCodes),
  kind: parseAsStringLiteral(["tracker", "phone"]),
  group: parseAsString,
  sort: parseAsStringLiteral(["severity", "name", "lastMessageAt"]),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadHealthFilters = createLoader(healthFilters);

/** What to ask the API for these filters; the worst comes first. */
export function healthInput({
  q,
  severity,
  code,
  kind,
  group,
  sort,
  dir,
}: Awaited<ReturnType<typeof loadHealthFilters>>) {
  return {
    limit: 50,
    sort: sort ?? ("severity" as const),
    direction: sort ? dir : ("desc" as const),
    ...(q && { search: q }),
    ...(severity && { severity }),
    ...(code && { code }),
    ...(kind && { kind }),
    ...(group && { groupId: group }),
  };
}
