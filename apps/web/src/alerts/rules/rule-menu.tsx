"use client";

import { Button } from "@cartage/ui/button";
import { ConfirmDialog } from "@cartage/ui/confirm-dialog";
import { Menu, MenuItem } from "@cartage/ui/menu";
import { ArchiveIcon, EllipsisIcon, PauseIcon, PlayIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Rule } from "./rule.ts";
import { useRuleWork } from "./use-rule-work.ts";

/** Pausing, resuming and archiving a rule. */
export function RuleMenu({ rule }: { rule: Pick<Rule, "id" | "name" | "standing"> }) {
  const t = useTranslations("web.rules");
  const tCommon = useTranslations("web.common");
  const work = useRuleWork(rule);
  const [isArchiving, setArchiving] = useState(false);
  const { name, standing } = rule;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button size="icon" look="quiet" aria-label={t("actions", { name })} isBusy={work.isBusy}>
            <EllipsisIcon />
          </Button>
        }
      >
        {standing === "paused" ? (
          <MenuItem icon={<PlayIcon />} onSelect={work.resume}>
            {t("resume")}
          </MenuItem>
        ) : (
          <MenuItem icon={<PauseIcon />} onSelect={work.pause}>
            {t("pause")}
          </MenuItem>
        )}
        <MenuItem icon={<ArchiveIcon />} isDangerous onSelect={() => setArchiving(true)}>
          {t("archive")}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        isOpen={isArchiving}
        onClose={() => setArchiving(false)}
        onConfirm={() => work.archive({ onSuccess: () => setArchiving(false) })}
        isBusy={work.isArchiving}
        title={t("archiveTitle", { name })}
        consequence={t("archiveText")}
        labels={{ confirm: t("archive"), cancel: tCommon("cancel"), close: tCommon("close") }}
      />
    </>
  );
}
