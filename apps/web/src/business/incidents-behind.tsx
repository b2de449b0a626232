"use client";

import { incidentKinds } from "@cartage/domain/incidents/states";
import { Button } from "@cartage/ui/button";
import type { DataColumn } from "@cartage/ui/data-column";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useInfiniteQuery } from "@tanstack/react-query";
import { DownloadIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ShortTime } from "../format/times.tsx";
import { IncidentSeverity, IncidentState } from "../incidents/incident-badges.tsx";
import { exportRows } from "../list/export-rows.ts";
import { PagedPanel } from "../list/paged-panel.tsx";
import { pagesOf } from "../list/pages.ts";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { useBusiness } from "./use-business.ts";

type Row = Outputs["business"]["incidentsBehind"]["items"][number];
type Kinds = Outputs["business"]["incidents"]["kinds"];

/** The incidents that were counted, by kind. */
export function IncidentsBehind({ kinds }: { kinds: Kinds }) {
  const t = useTranslations("web.business");
  const tCommon = useTranslations("web.common");
  const tIncidents = useTranslations("web.incidents");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const failed = useFailureToast();
  const columns = useIncidentColumns();
  const { filters, setFilters, input } = useBusiness();
  const { incident: kind } = filters;
  const asked = { ...input, limit: 20, ...(kind && { kind }) };
  const fetchPage = (cursor: string | undefined, limit = asked.limit) =>
    client.business.incidentsBehind.query({ ...asked, limit, ...(cursor && { cursor }) });
  const query = useInfiniteQuery(pagesOf(trpc.business.incidentsBehind.queryKey(asked), (cursor) => fetchPage(cursor)));
  const exportAll = () =>
    exportRows({ name: "incidents", kind: "csv", columns, fetchPage: (cursor) => fetchPage(cursor, 200) }).then(
      (count) => toast(tCommon("exported", { count })),
      failed,
    );
  const countOf = (of: Row["kind"]) => kinds.find((one) => one.kind === of)?.incidents ?? 0;
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="flex-1 font-semibold">{t("incidentsBehind")}</h2>
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
        <Button size="small" onClick={() => void exportAll()}>
          <DownloadIcon />
          {t("csv")}
        </Button>
      </div>
      <PagedPanel
        query={query}
        caption={t("incidentsBehind")}
        empty={<p className="rounded-panel border border-line bg-surface p-4 text-ink-muted">{t("noIncidents")}</p>}
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
    </section>
  );
}

/** What a file of the incidents has. */
function useIncidentColumns(): DataColumn<Row>[] {
  const t = useTranslations("web.incidents.columns");
  const plain = (id: string, header: string, text: (row: Row) => string | number): DataColumn<Row> => ({
    ...{ id, header, width: "w-auto", skeleton: "w-20", text },
    cell: (row) => text(row),
  });
  return [
    plain("number", t("number"), ({ number }) => number),
    plain("kind", t("kind"), ({ kind }) => kind),
    plain("severity", t("severity"), ({ severity }) => severity),
    plain("state", t("state"), ({ state }) => state),
    plain("happenedAt", t("happenedAt"), ({ happenedAt }) => new Date(happenedAt).toISOString()),
    plain("description", t("description"), ({ description }) => description),
  ];
}
