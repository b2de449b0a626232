"use client";

import { memberRoles } from "@cartage/domain/accounts/inputs";
import { Button } from "@cartage/ui/button";
import { Input } from "@cartage/ui/input";
import { Select } from "@cartage/ui/select";
import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RoleRule } from "./provider-values.ts";

type RoleRulesProps = { rules: RoleRule[]; onChange: (rules: RoleRule[]) => void };

/** Which value of the role claim means which role; the first that fits counts. */
export function RoleRules({ rules, onChange }: RoleRulesProps) {
  const t = useTranslations("web.sso");
  const tRoles = useTranslations("web.roles");
  const change = (at: number, changed: Partial<RoleRule>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...changed } : rule)));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t("mapping")}</legend>
      {rules.map((rule, index) => (
        <div key={index} className="flex items-center gap-2">
          <Input
            aria-label={t("mappingValue")}
            placeholder={t("mappingValue")}
            value={rule.value}
            onChange={(event) => change(index, { value: event.currentTarget.value })}
            className="min-w-0 flex-1"
          />
          <Select
            label={t("mappingRole")}
            value={rule.role}
            onChange={(role) => change(index, { role })}
            choices={memberRoles.map((value) => ({ value, label: tRoles(value) }))}
            className="w-40"
          />
          <Button
            size="icon"
            look="quiet"
            aria-label={t("mappingRemove")}
            onClick={() => onChange(rules.filter((_, place) => place !== index))}
          >
            <XIcon />
          </Button>
        </div>
      ))}
      <div>
        <Button look="quiet" onClick={() => onChange([...rules, { value: "", role: "viewer" }])}>
          <PlusIcon />
          {t("mappingAdd")}
        </Button>
      </div>
    </fieldset>
  );
}
