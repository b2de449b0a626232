"use client";

import { SearchMany } from "@cartage/ui/search-many";
import type { Found } from "@cartage/ui/search-select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { groupsInTree } from "../../../fleet/groups/group-paths.ts";
import { useTRPC } from "../../../trpc/client.tsx";
import { useProblem } from "../problems.tsx";
import { usePickedNames } from "./use-picked-names.ts";

type IdsFieldProps = { path: string; value: readonly string[]; onChange: (ids: string[]) => void };

const mostFound = 20;
const isIn = (name: string, text: string) => name.toLocaleLowerCase().includes(text.toLocaleLowerCase());

export function GroupsField(props: IdsFieldProps) {
  const t = useTranslations("web.rules.scope");
  const [text, setText] = useState("");
  const groups = useQuery(useTRPC().fleet.groups.list.queryOptions());
  const found = groupsInTree(groups.data ?? [])
    .filter(({ path }) => isIn(path, text))
    .map(({ id, path }) => ({ value: id, label: path }));
  const texts = { label: t("groups"), placeholder: t("findGroup"), nothing: t("noGroup") };
  return <PickField {...props} {...texts} found={found} onSearch={setText} />;
}

export function TagsField(props: IdsFieldProps) {
  const t = useTranslations("web.rules.scope");
  const [text, setText] = useState("");
  const tags = useQuery(useTRPC().fleet.tags.list.queryOptions());
  const found = (tags.data ?? []).filter((tag) => isIn(tag, text)).map((tag) => ({ value: tag, label: tag }));
  const texts = { label: t("tags"), placeholder: t("findTag"), nothing: t("noTag") };
  return <PickField {...props} {...texts} found={found} onSearch={setText} isNamedByItself />;
}

export function VehiclesField(props: IdsFieldProps) {
  const t = useTranslations("web.rules.scope");
  const [search, setSearch] = useState("");
  const query = useTRPC().fleet.vehicles.list.queryOptions(
    { limit: mostFound, ...(search && { search }) },
    { placeholderData: keepPreviousData },
  );
  const found = (useQuery(query).data?.items ?? []).map(({ id, name, plate }) => ({
    value: id,
    label: name,
    detail: plate ?? undefined,
  }));
  const texts = { label: t("vehicles"), placeholder: t("findVehicle"), nothing: t("noVehicle") };
  return <PickField {...props} {...texts} found={found} onSearch={setSearch} />;
}

export function FencesField(props: IdsFieldProps) {
  const t = useTranslations("web.rules.fields");
  const [search, setSearch] = useState("");
  const query = useTRPC().geofences.list.queryOptions(
    { limit: mostFound, ...(search && { search }) },
    { placeholderData: keepPreviousData },
  );
  const found = (useQuery(query).data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const texts = { label: t("fences"), placeholder: t("findFence"), nothing: t("noFence") };
  return <PickField {...props} {...texts} found={found} onSearch={setSearch} />;
}

type PickFieldProps = IdsFieldProps & {
  label: string;
  placeholder: string;
  nothing: string;
  found: Found[];
  onSearch: (text: string) => void;
  /** Whether an id is its own name, as a tag's is. */
  isNamedByItself?: boolean;
};

function PickField({ path, value, onChange, isNamedByItself = false, onSearch, ...rest }: PickFieldProps) {
  const t = useTranslations("web.rules.scope");
  const { names, onNamed } = usePickedNames();
  const { problem, tie } = useProblem(path);
  return (
    <div className="grid w-full min-w-0 gap-1 sm:max-w-lg">
      <SearchMany
        {...rest}
        onSearch={(text) => onSearch(text.trim())}
        value={value.map((id) => ({ value: id, label: isNamedByItself ? id : (names[id] ?? "…") }))}
        onChange={(chosen) => {
          if (!isNamedByItself) onNamed(Object.fromEntries(chosen.map((each) => [each.value, each.label])));
          onChange(chosen.map((each) => each.value));
        }}
        removeLabel={(name) => t("remove", { name })}
        isInvalid={"aria-invalid" in tie}
      />
      {problem}
    </div>
  );
}
