"use client";

import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { KeyRoundIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryFailure } from "../list/query-failure.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { PinDialog } from "./pin-dialog.tsx";
import { ProofCard } from "./proof-card.tsx";

const refreshMs = 15_000;

/** What shows that an order was handed over, and how much each of it is worth. */
export function ProofsPanel({ orderId, number, isOver }: { orderId: string; number: number; isOver: boolean }) {
  const t = useTranslations("web.proofs");
  const mayEdit = useCan("orders.edit");
  const [isMaking, setMaking] = useState(false);
  const query = useQuery(useTRPC().proofs.list.queryOptions({ orderId }, { refetchInterval: refreshMs }));
  return (
    <Panel
      title={t("title")}
      actions={
        mayEdit &&
        !isOver && (
          <Button size="small" onClick={() => setMaking(true)}>
            <KeyRoundIcon />
            {t("makePin")}
          </Button>
        )
      }
    >
      {query.isPending && <Skeleton className="my-2 h-40 w-full" />}
      {query.isError && <QueryFailure query={query} />}
      {query.data?.length === 0 && <p className="py-2 text-ink-muted">{t(isOver ? "noneOver" : "none")}</p>}
      {query.data && query.data.length > 0 && (
        <ol className="divide-y divide-line">
          {query.data.toReversed().map((entry) => (
            <li key={entry.id} className="py-3">
              <ProofCard entry={entry} number={number} />
            </li>
          ))}
        </ol>
      )}
      {isMaking && <PinDialog orderId={orderId} onClose={() => setMaking(false)} />}
    </Panel>
  );
}
