"use client";

import { Field } from "@cartage/ui/field";
import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";

type Chosen = [Found | null, (chosen: Found | null) => void];
type SubjectFieldProps = { value: Found | null; onChange: (chosen: Found | null) => void };

const most = 20;

/** The vehicle that the address names, until another is chosen. */
export function useGivenVehicle(): Chosen {
  const [vehicleId] = useQueryState("vehicle", parseAsString);
  const given = useQuery(useTRPC().fleet.vehicles.get.queryOptions(vehicleId ? { vehicleId } : skipToken));
  return useChosen(given.data);
}

/** The hub that the address names, until another is chosen. */
export function useGivenHub(): Chosen {
  const [hubId] = useQueryState("hub", parseAsString);
  const given = useQuery(useTRPC().routes.hubs.get.queryOptions(hubId ? { hubId } : skipToken));
  return useChosen(given.data);
}

function useChosen(given: { id: string; name: string } | undefined): Chosen {
  const [chosen, setChosen] = useState<Found | null | undefined>(undefined);
  const named = given ? { value: given.id, label: given.name } : null;
  return [chosen === undefined ? named : chosen, setChosen];
}

export function VehicleField({ value, onChange }: SubjectFieldProps) {
  const t = useTranslations("web.incidents.form");
  const tCommon = useTranslations("web.common");
  const [text, setText] = useState("");
  const search = text === value?.label ? "" : text.trim();
  const found = useQuery(
    useTRPC().fleet.vehicles.list.queryOptions(
      { limit: most, ...(search && { search }) },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <Field name="vehicle" label={t("vehicle")} optionalMark={tCommon("optional")}>
      <SearchSelect
        found={(found.data?.items ?? []).map(({ id, name, plate }) => ({
          value: id,
          label: name,
          detail: plate ?? undefined,
        }))}
        onSearch={setText}
        value={value}
        onChange={onChange}
        placeholder={t("vehicleSearch")}
        nothing={t("noVehicle")}
        clearLabel={tCommon("none")}
      />
    </Field>
  );
}

export function HubField({ value, onChange }: SubjectFieldProps) {
  const t = useTranslations("web.incidents.form");
  const tCommon = useTranslations("web.common");
  const [text, setText] = useState("");
  const search = text === value?.label ? "" : text.trim();
  const found = useQuery(
    useTRPC().routes.hubs.list.queryOptions(
      { limit: most, ...(search && { search }) },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <Field name="hub" label={t("hub")} optionalMark={tCommon("optional")}>
      <SearchSelect
        found={(found.data?.items ?? []).map(({ id, name, code }) => ({ value: id, label: name, detail: code }))}
        onSearch={setText}
        value={value}
        onChange={onChange}
        placeholder={t("hubSearch")}
        nothing={t("noHub")}
        clearLabel={tCommon("none")}
      />
    </Field>
  );
}
