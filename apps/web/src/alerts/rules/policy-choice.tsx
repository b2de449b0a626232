"use client";

import { Select } from "@cartage/ui/select";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { Link } from "../../shell/link.tsx";
import { useTRPC } from "../../trpc/client.tsx";

type PolicyChoiceProps = { value: string | null; onChange: (policyId: string | null) => void };

/** By which policy the rule's alerts escalate; none of its own leaves that to the severity. */
export function PolicyChoice({ value, onChange }: PolicyChoiceProps) {
  const t = useTranslations("web.rules.policy");
  const { policies } = useSuspenseQuery(useTRPC().alerts.policies.list.queryOptions()).data;
  return (
    <>
      <Select
        label={t("label")}
        value={value}
        onChange={onChange}
        choices={[{ value: null, label: t("none") }, ...policies.map(({ id, name }) => ({ value: id, label: name }))]}
        className="w-60 max-sm:w-full"
      />
      <Link
        href={"/settings/escalation" as Route}
        className="text-accent-ink underline-offset-2 hover:underline pointer-coarse:py-2"
      >
        {t("make")}
      </Link>
    </>
  );
}
