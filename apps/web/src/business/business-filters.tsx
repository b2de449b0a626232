"use client";

import { businessKeys } from "@cartage/domain/business/inputs";
import { Button } from "@cartage/ui/button";
import { Input } from "@cartage/ui/input";
import { Select } from "@cartage/ui/select";
import { useQuery } from "@tanstack/react-query";
import { XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc/client.tsx";
import { type BusinessInput, spans } from "./business-input.ts";
import { useBusiness } from "./use-business.ts";

type Key = (typeof businessKeys)[number];
const idOf: Record<Key, "customerId" | "vehicleId" | "driverId" | "hubId"> = {
  customer: "customerId",
  vehicle: "vehicleId",
  driver: "driverId",
  hub: "hubId",
};

/** Which days are counted, and to what the page is narrowed. */
export function BusinessFilters() {
  const t = useTranslations("web.business");
  const { filters, setFilters, input } = useBusiness();
  const narrowed = businessKeys.filter((key) => input[idOf[key]] !== undefined);
  const isSpan = filters.from !== null && filters.until !== null;
  return (
    <div className="mx-4 mb-4 flex flex-wrap items-center gap-2 sm:mx-6">
      <Select
        label={t("period")}
        value={isSpan ? null : filters.days}
        onChange={(days) => void setFilters(days === null ? {} : { days, from: null, until: null })}
        choices={[
          ...spans.map((value) => ({ value, label: t("lastDays", { days: Number(value) }) })),
          ...(isSpan ? [{ value: null, label: t("chosenDays") }] : []),
        ]}
        className="w-40"
      />
      <span className="flex items-center gap-2">
        <Input
          type="date"
          aria-label={t("fromDay")}
          value={input.fromDay}
          max={input.untilDay}
          onChange={({ target }) =>
            target.value && void setFilters({ from: target.value, until: filters.until ?? input.untilDay })
          }
          className="w-36"
        />
        <span aria-hidden="true">–</span>
        <Input
          type="date"
          aria-label={t("untilDay")}
          value={input.untilDay}
          min={input.fromDay}
          onChange={({ target }) =>
            target.value && void setFilters({ until: target.value, from: filters.from ?? input.fromDay })
          }
          className="w-36"
        />
      </span>
      {narrowed.map((key) => (
        <Narrowed key={key} by={key} input={input} onClear={() => void setFilters({ [key]: null })} />
      ))}
    </div>
  );
}

function Narrowed({ by, input, onClear }: { by: Key; input: BusinessInput; onClear: () => void }) {
  const t = useTranslations("web.business");
  const trpc = useTRPC();
  const query = useQuery(trpc.business.breakDown.queryOptions({ ...input, by }, { staleTime: 600_000 }));
  const id = input[idOf[by]];
  const name = query.data?.rows.find((row) => row.id === id)?.name ?? "…";
  return (
    <Button size="small" onClick={onClear} aria-label={t("clearFilter", { key: t(`keys.${by}`), name })}>
      {t(`keys.${by}`)}: {name}
      <XIcon />
    </Button>
  );
}
