import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { auditFilters, auditInput } from "../settings/audit/audit-input.ts";

/** The address parts that decide what the platform's trail asks for; the same on the server and in the browser. */
export const platformAuditFilters = { ...auditFilters, did: parseAsStringLiteral(["itself", "on_behalf"]) };

export const loadPlatformAuditFilters = createLoader(platformAuditFilters);

/** What to ask the API for these filters. */
export function platformAuditInput({ did, ...filters }: Awaited<ReturnType<typeof loadPlatformAuditFilters>>) {
  return { ...auditInput(filters), ...(did && { did }) };
}
