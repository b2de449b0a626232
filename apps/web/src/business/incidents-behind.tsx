"use client";

import { incidentKinds } from "@cartage/domain/incidents/states";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { ShortTime } from "../format/times.tsx";
import { IncidentSeverity, IncidentState } from "../incidents/incident-badges.tsx";
import type { ExportedColumn } from "../list/export-rows.ts";
import { Link } from "../shell/link.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { BehindPanel } from "./behind-panel.tsx";
import { useBusiness } from "./use-business.ts";

type Row = Outputs["business"]["incidentsBehind"]["items"][number];
type Kinds = Outputs["business"]["incidents"]["kinds"];

/** The incidents that were counted, by kind. */
export function IncidentsBehind({ kinds }: { kinds: Kinds }) {
  const t = useTranslations("web.business");
  const tIncidents = useTranslations("web.incidents");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const columns = useIncidentColumns();
  const { filters, setFilters, input } = useBusiness();
  const { incident: kind } = filters;
  const asked = { ...input, ...(kind && { kind }) };
  const countOf = (of: Row["kind"]) => kinds.find((one) => one.kind === of)?.incidents ?? 0;
  return (
    <BehindPanel
      name="incidents"
      title={t("incidentsBehind")}
      queryKey={trpc.business.incidentsBehind.queryKey(asked)}
      fetchPage={(cursor, limit) =>
        client.business.incidentsBehind.query({ ...asked, limit, ...(cursor && { cursor }) })
      }
      columns={columns}
      empty={t("noIncidents")}
      filter={
        <Select
          label={tIncidents("columns.kind")}
          value={kind}
          onChange={(value) => void setFilters({ incident: value })}
          choices={[
            { value: null, label: tIncidents("anyKind") },
            ...incidentKinds.map((value) => ({ value, label: `${tIncidents(`kinds.${value}`)} (${countOf(value)})` })),
          ]}
          className="w-40"
        />
      }
      item={(incident) => (
        <li key={incident.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <Link href={`/incidents/${incident.id}`} className="w-20 text-accent-ink tabular-nums hover:underline">
            {incident.number}
          </Link>
          <span className="min-w-0 flex-1 truncate">
            {tIncidents(`kinds.${incident.kind}`)} <span className="text-ink-muted">{incident.description}</span>
          </span>
          <span className="text-ink-muted tabular-nums">
            <ShortTime at={incident.happenedAt} />
          </span>
          <IncidentSeverity severity={incident.severity} />
          <IncidentState state={incident.state} />
        </li>
      )}
    />
  );
}

/** What a file of the incidents has. */
function useIncidentColumns(): ExportedColumn<Row>[] {
  const t = useTranslations("web.incidents.columns");
  return [
    { header: t("number"), text: ({ number }) => number },
    { header: t("kind"), text: ({ kind }) => kind },
    { header: t("severity"), text: ({ severity }) => severity },
    { header: t("state"), text: ({ state }) => state },
    { header: t("happenedAt"), text: ({ happenedAt }) => new Date(happenedAt).toISOString() },
    { header: t("description"), text: ({ description }) => description },
  ];
}
