import { createLoader, parseAsIsoDate, parseAsString } from "nuqs/server";

/** The address parts that decide what the audit trail asks for; the same on the server and in the browser. */
export const auditFilters = {
  q: parseAsString.withDefault(""),
  /** Days in UTC, both included. */
  from: parseAsIsoDate,
  to: parseAsIsoDate,
};

export const loadAuditFilters = createLoader(auditFilters);

const dayMs = 86_400_000;

/** What to ask the API for these filters. */
export function auditInput({ q, from, to }: Awaited<ReturnType<typeof loadAuditFilters>>) {
  return {
    limit: 50,
    ...(q && { search: q }),
    ...(from && { from: from.getTime() }),
    ...(to && { to: to.getTime() + dayMs }),
  };
}
