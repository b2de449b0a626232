"use client";

import { Button } from "@cartage/ui/button";
import { Field } from "@cartage/ui/field";
import { FieldAlert } from "@cartage/ui/field-alert";
import { Input } from "@cartage/ui/input";
import { Select } from "@cartage/ui/select";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import { groupsInTree } from "../groups/group-paths.ts";

/** The group of a vehicle, with a way to make a new one on the spot. */
export function GroupField({ defaultValue }: { defaultValue: string | null }) {
  const t = useTranslations("web.vehicles.form");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const groups = useQuery(trpc.fleet.groups.list.queryOptions());
  const create = useMutation(
    trpc.fleet.groups.create.mutationOptions({
      onSuccess: async ({ groupId }) => {
        await cache.invalidateQueries({ queryKey: trpc.fleet.groups.list.queryKey() });
        setChosen(groupId);
        setNewName(null);
      },
    }),
  );
  const [chosen, setChosen] = useState(defaultValue);
  const [newName, setNewName] = useState<string | null>(null);
  const write = (name: string | null) => {
    create.reset();
    setNewName(name);
  };
  const make = () => (newName?.trim() ? create.mutate({ name: newName }) : write(null));
  const refusal = failureOf(create.error);
  const refusalId = useId();
  return (
    <div className="flex items-start gap-1">
      <Field name="groupId" label={t("group")} className="flex-1">
        <Select
          value={chosen}
          onChange={setChosen}
          choices={[
            { value: null, label: t("noGroup") },
            ...groupsInTree(groups.data ?? []).map(({ id, path }) => ({ value: id, label: path })),
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
            aria-describedby={create.isError ? refusalId : undefined}
            onChange={(event) => write(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") write(null);
              if (event.key !== "Enter" && event.key !== "Escape") return;
              event.preventDefault();
              event.stopPropagation();
              if (event.key === "Enter") make();
            }}
          />
        )}
        {create.error && (
          <FieldAlert id={refusalId}>{refusal.fields.name ?? refusal.sentence ?? tCommon("unreachable")}</FieldAlert>
        )}
      </Field>
      <Button
        size="icon"
        look="quiet"
        aria-label={newName === null ? t("newGroup") : t("createGroup")}
        isBusy={create.isPending}
        onClick={() => (newName === null ? write("") : make())}
        className="mt-6.5"
      >
        <PlusIcon />
      </Button>
    </div>
  );
}
