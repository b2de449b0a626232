"use client";

import { Panel } from "@cartage/ui/panel";
import { useTranslations } from "next-intl";
import { AffectedList } from "./affected-list.tsx";

/** What the closing of a hub affects, on its page. */
export function AffectedPanel({ hubId }: { hubId: string }) {
  return (
    <Panel title={useTranslations("web.hubs.affected")("title")}>
      <div className="py-1">
        <AffectedList hubId={hubId} />
      </div>
    </Panel>
  );
}
