"use client";

import { MenuItem } from "@cartage/ui/menu";
import { MoreMenu } from "@cartage/ui/more-menu";
import { ArchiveIcon, PauseIcon, PlayIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import type { Rule } from "./rule.ts";
import { useRuleWork } from "./use-rule-work.ts";

/** Pausing, resuming and archiving a rule. */
export function RuleMenu({ rule }: { rule: Pick<Rule, "id" | "name" | "standing"> }) {
  const t = useTranslations("web.rules");
  const work = useRuleWork(rule);
  const [isArchiving, setArchiving] = useState(false);
  const { name, standing } = rule;
  return (
    <>
      <MoreMenu label={t("actions", { name })} isBusy={work.isBusy}>
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
      </MoreMenu>
      <ConfirmDialog
        isOpen={isArchiving}
        onClose={() => setArchiving(false)}
        onConfirm={() => work.archive({ onSuccess: () => setArchiving(false) })}
        isBusy={work.isArchiving}
        title={t("archiveTitle", { name })}
        consequence={t("archiveText")}
        confirmLabel={t("archive")}
      />
    </>
  );
}
