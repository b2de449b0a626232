"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { useInfiniteQuery } from "@tanstack/react-query";
import { SendIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { PagedPanel } from "../../list/paged-panel.tsx";
import { pagesOf } from "../../list/pages.ts";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { InstructionItem } from "./instruction-item.tsx";

const refreshMs = 2_000;

/** What was asked of a device and what became of it, newest first, kept up to date. */
export function Instructions({ deviceId }: { deviceId: string }) {
  const t = useTranslations("web.instructions");
  const client = useTRPCClient();
  const query = useInfiniteQuery({
    ...pagesOf(useTRPC().fleet.instructions.list.queryKey({ deviceId }), (cursor) =>
      client.fleet.instructions.list.query({ deviceId, ...(cursor && { cursor }) }),
    ),
    refetchInterval: refreshMs,
  });
  return (
    <div className="max-w-5xl p-4 sm:p-6">
      <PagedPanel
        query={query}
        caption={t("caption")}
        empty={
          <EmptyState icon={<SendIcon />} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
        item={(instruction) => <InstructionItem key={instruction.id} instruction={instruction} />}
      />
    </div>
  );
}
