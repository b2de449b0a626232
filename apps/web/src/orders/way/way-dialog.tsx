"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { Dialog, DialogBody } from "@cartage/ui/dialog";
import { Select } from "@cartage/ui/select";
import { Skeleton } from "@cartage/ui/skeleton";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { QueryFailure } from "../../list/query-failure.tsx";
import { useSpans } from "../../map/history/spans.tsx";
import { WayAdvice } from "../../routes/ways/way-advice.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";
import type { OrderDetail } from "../order.ts";

type Way = Outputs["routes"]["orderWays"]["ways"][number];

/** The shortest ways of an order, straight and over hubs, one of which is chosen. */
export function WayDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const t = useTranslations("web.orderWay");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [by, setBy] = useState<"time" | "distance">("time");
  const query = useQuery(trpc.routes.orderWays.queryOptions({ orderId: order.id, by }));
  const choose = useMutation(
    trpc.orders.chooseWay.mutationOptions({
      onSuccess: () => {
        toast(t("chosen"));
        onClose();
      },
      onSettled: () =>
        Promise.all([
          cache.invalidateQueries({ queryKey: trpc.orders.pathKey() }),
          cache.invalidateQueries({ queryKey: trpc.routes.orderLegs.pathKey() }),
        ]),
    }),
  );
  const ahead = order.way.slice(order.legsDone).join();
  return (
    <Dialog isOpen onClose={onClose} title={t("choose")} closeLabel={tCommon("close")}>
      <DialogBody>
        <div className="grid gap-3">
          <Select
            label={t("by")}
            value={by}
            onChange={setBy}
            choices={[
              { value: "time", label: `${t("by")}: ${t("time")}` },
              { value: "distance", label: `${t("by")}: ${t("distance")}` },
            ]}
          />
          {query.isPending && <Skeleton className="h-24" />}
          {query.isError && <QueryFailure query={query} />}
          {query.data?.ways.length === 0 && <p className="py-3 text-center text-ink-muted">{t("none")}</p>}
          <ol className="divide-y divide-line">
            {query.data?.ways.map((way, at) => {
              const hubIds = way.hubs.map(({ id }) => id);
              const isNow = hubIds.join() === ahead;
              return (
                <li key={hubIds.join()} className="flex items-center gap-3 py-3">
                  <WayText way={way} isShortest={at === 0} />
                  {isNow ? (
                    <Badge tone="accent">{t("isNow")}</Badge>
                  ) : (
                    <Button
                      size="small"
                      isBusy={choose.isPending && choose.variables?.hubIds.join() === hubIds.join()}
                      onClick={() => choose.mutate({ orderId: order.id, basedOn: order.version, hubIds })}
                    >
                      {t("chooseThis")}
                    </Button>
                  )}
                </li>
              );
            })}
          </ol>
          {query.data && <p className="text-caption text-ink-muted">{t(`roadsBy.${query.data.source}`)}</p>}
          <FormFailure error={choose.error} />
        </div>
      </DialogBody>
    </Dialog>
  );
}

function WayText({ way, isShortest }: { way: Way; isShortest: boolean }) {
  const t = useTranslations("web.orderWay");
  const spans = useSpans();
  const nameOf = (id: string) => way.hubs.find((hub) => hub.id === id)?.name ?? t("door");
  return (
    <div className="min-w-0 flex-1">
      <p className="font-medium">
        {way.hubs.length === 0 ? t("straight") : way.hubs.map(({ name }) => name).join(" → ")}
      </p>
      <p className="text-ink-muted tabular-nums">
        {spans.duration(way.durationS * 1_000)} · {spans.distance(way.distanceM)}
        {isShortest && ` · ${t("shortest")}`}
      </p>
      <WayAdvice advice={way.advice} says={(from, to) => t("advice", { from: nameOf(from), to: nameOf(to) })} />
    </div>
  );
}
