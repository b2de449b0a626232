"use client";

import { Button } from "@cartage/ui/button";
import { Field } from "@cartage/ui/field";
import { Input } from "@cartage/ui/input";
import { Select } from "@cartage/ui/select";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";

/** The group of a vehicle, with a way to make a new one on the spot. */
export function GroupField({ defaultValue }: { defaultValue: string | null }) {
  const t = useTranslations("web.vehicles.form");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const groups = useQuery(trpc.fleet.groups.list.queryOptions());
  const create = useMutation(trpc.fleet.groups.create.mutationOptions());
  const [chosen, setChosen] = useState(defaultValue);
  const [newName, setNewName] = useState<string | null>(null);
  const make = async () => {
    if (!newName?.trim()) return setNewName(null);
    const { groupId } = await create.mutateAsync({ name: newName });
    await cache.invalidateQueries({ queryKey: trpc.fleet.groups.list.queryKey() });
    setChosen(groupId);
    setNewName(null);
  };
  return (
    <div className="flex items-end gap-1">
      <Field name="groupId" label={t("group")} className="flex-1">
        <Select
          value={chosen}
          onChange={setChosen}
          choices={[
            { value: null, label: t("noGroup") },
            ...(groups.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          className={newName === null ? undefined : "hidden"}
        />
        {newName !== null && (
          <Input
            autoFocus
            aria-label={t("groupName")}
            placeholder={t("groupName")}
            value={newName}
            aria-invalid={create.isError || undefined}
            onChange={(event) => setNewName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") setNewName(null);
              if (event.key !== "Enter" && event.key !== "Escape") return;
              event.preventDefault();
              event.stopPropagation();
              if (event.key === "Enter") void make();
            }}
          />
        )}
      </Field>
      <Button
        size="icon"
        look="quiet"
        aria-label={newName === null ? t("newGroup") : t("createGroup")}
        isBusy={create.isPending}
        onClick={() => (newName === null ? setNewName("") : void make())}
      >
        <PlusIcon />
      </Button>
    </div>
  );
}
