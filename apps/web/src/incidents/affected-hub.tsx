"use client";

import { Badge } from "@cartage/ui/badge";
import { Panel } from "@cartage/ui/panel";
import { useTranslations } from "next-intl";
import { AffectedList } from "../routes/hubs/affected-list.tsx";

type AffectedHubProps = { hub: { id: string; name: string }; isClosed: boolean };

/** A hub that an incident names: what its closing affects, and the way around. */
export function AffectedHub({ hub, isClosed }: AffectedHubProps) {
  const t = useTranslations("web.incidents");
  return (
    <Panel
      title={t("hubAffected", { name: hub.name })}
      actions={<Badge tone={isClosed ? "critical" : "neutral"}>{t(isClosed ? "hubClosed" : "hubOpen")}</Badge>}
    >
      <div className="py-1">
        <AffectedList hubId={hub.id} />
      </div>
    </Panel>
  );
}
