"use client";

import { Panel } from "@cartage/ui/panel";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ShortTime } from "../../format/times.tsx";
import { useTRPC } from "../../trpc/client.tsx";

const refreshMs = 30_000;

/** The hubs that an order's goods passed: since when, until when, and what was counted there. */
export function HubTrail({ orderId }: { orderId: string }) {
  const t = useTranslations("web.scan.trail");
  const trpc = useTRPC();
  const { data: visits } = useQuery({
    ...trpc.routes.scans.trail.queryOptions({ orderId }),
    refetchInterval: refreshMs,
  });
  if (!visits || visits.length === 0) return null;
  return (
    <Panel title={t("title")}>
      <ol className="divide-y divide-line">
        {visits.map(({ hub, arrivedAt, leftAt, countedIn, countedOut }, at) => (
          <li key={at} className="py-2">
            <p className="font-medium">{hub}</p>
            <p className="text-ink-muted">
              {arrivedAt === null ? (
                t("coming")
              ) : (
                <>
                  {t("from")} <ShortTime at={arrivedAt} /> ·{" "}
                  {leftAt === null ? (
                    t("still")
                  ) : (
                    <>
                      {t("until")} <ShortTime at={leftAt} />
                    </>
                  )}
                </>
              )}
            </p>
            {countedIn + countedOut > 0 && (
              <p className="text-caption text-ink-faint">{t("counted", { countedIn, countedOut })}</p>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
