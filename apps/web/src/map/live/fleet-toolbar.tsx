"use client";

import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { buttonClass } from "@cartage/ui/button-class";
import { Input } from "@cartage/ui/input";
import { Menu, MenuSeparator, MenuToggle } from "@cartage/ui/menu";
import { StateMark } from "@cartage/ui/state-mark";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { ListFilterIcon, SearchIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { groupsInTree } from "../../fleet/groups/group-paths.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { states, type VehicleState } from "./fleet-columns.ts";
import type { FleetFilter } from "./fleet-filter.ts";

type FleetToolbarProps = {
  filter: FleetFilter;
  onFilter: (change: Partial<FleetFilter>) => void;
  counts: Record<VehicleState, number>;
};

/** Search, the four states with their numbers as switches, and what else can narrow the fleet. */
export function FleetToolbar({ filter, onFilter, counts }: FleetToolbarProps) {
  const t = useTranslations("map.filter");
  return (
    <div className="flex flex-col gap-2.5 border-line border-b px-4 pt-1 pb-3">
      <div className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          <SearchIcon className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-faint" />
          <Input
            type="search"
            aria-label={t("text")}
            placeholder={t("text")}
            value={filter.text}
            onChange={(event) => onFilter({ text: event.target.value })}
            className="w-full pl-8"
          />
        </div>
        {/* one element, or the menu's focus guards would each take a gap */}
        <div className="shrink-0">
          <KindMenu filter={filter} onFilter={onFilter} />
        </div>
      </div>
      <StateSwitches filter={filter} onFilter={onFilter} counts={counts} />
    </div>
  );
}

function StateSwitches({ filter, onFilter, counts }: FleetToolbarProps) {
  const t = useTranslations("map.filter");
  const tStates = useTranslations("web.states");
  const format = useFormatter();
  return (
    <fieldset className="grid grid-cols-4 gap-0.5 rounded-control bg-sunken p-0.5">
      <legend className="sr-only">{t("state")}</legend>
      {states.map((state) => {
        const isOn = filter.states.includes(state);
        return (
          <button
            key={state}
            type="button"
            aria-pressed={isOn}
            onClick={() => onFilter({ states: toggled(filter.states, state) })}
            className={clsx(
              "flex min-h-11 flex-col items-center justify-center rounded-[5px] transition-colors",
              isOn ? "bg-raised shadow-control ring-1 ring-line" : "hover:bg-hover",
              filter.states.length > 0 && !isOn && "opacity-60",
            )}
          >
            <span className="flex items-center gap-1.5 font-semibold">
              <StateMark state={state} className="size-2.5" />
              {format.number(counts[state], { notation: "compact", maximumFractionDigits: 1 })}
            </span>
            <span className="max-w-full truncate text-[0.6875rem] text-ink-muted leading-4">{tStates(state)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

function KindMenu({ filter, onFilter }: Pick<FleetToolbarProps, "filter" | "onFilter">) {
  const t = useTranslations("map.filter");
  const tTypes = useTranslations("web.types");
  const trpc = useTRPC();
  const groups = useQuery(trpc.fleet.groups.list.queryOptions(undefined, { staleTime: 300_000 })).data ?? [];
  const tags = useQuery(trpc.fleet.tags.list.queryOptions(undefined, { staleTime: 300_000 })).data ?? [];
  const active = filter.types.length + filter.groupIds.length + filter.tags.length;
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" aria-label={t("more")} className={buttonClass("secondary", "medium", "px-2.5")}>
          <ListFilterIcon />
          {active > 0 && <span className="text-accent-ink">{active}</span>}
        </button>
      }
    >
      <div className="max-h-96 overflow-y-auto">
        <Heading>{t("types")}</Heading>
        {vehicleTypes.map((type) => (
          <MenuToggle
            key={type}
            isOn={filter.types.includes(type)}
            onChange={() => onFilter({ types: toggled(filter.types, type) })}
          >
            {tTypes(type)}
          </MenuToggle>
        ))}
        {groups.length > 0 && (
          <>
            <MenuSeparator />
            <Heading>{t("groups")}</Heading>
          </>
        )}
        {groupsInTree(groups).map(({ id, path }) => (
          <MenuToggle
            key={id}
            isOn={filter.groupIds.includes(id)}
            onChange={() => onFilter({ groupIds: toggled(filter.groupIds, id) })}
          >
            {path}
          </MenuToggle>
        ))}
        {tags.length > 0 && (
          <>
            <MenuSeparator />
            <Heading>{t("tags")}</Heading>
          </>
        )}
        {tags.map((tag) => (
          <MenuToggle
            key={tag}
            isOn={filter.tags.includes(tag)}
            onChange={() => onFilter({ tags: toggled(filter.tags, tag) })}
          >
            {tag}
          </MenuToggle>
        ))}
      </div>
    </Menu>
  );
}

const Heading = ({ children }: { children: string }) => (
  <div className="px-2 pt-1.5 pb-1 text-caption text-ink-faint">{children}</div>
);

const toggled = <Item,>(list: readonly Item[], item: Item): Item[] =>
  list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
