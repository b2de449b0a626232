"use client";

import { type IssueState, issueStatesAfter } from "@cartage/domain/issues/states";
import { Button } from "@cartage/ui/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Issue } from "./issue.ts";
import { MoveDialog } from "./move-dialog.tsx";

/** The states that an issue may go to from here. */
export function MoveButtons({ issue }: { issue: Issue }) {
  const t = useTranslations("web.admin.issues");
  const [to, setTo] = useState<IssueState | null>(null);
  return (
    <div className="flex flex-wrap gap-2">
      {issueStatesAfter(issue.state).map((state, at) => (
        <Button key={state} look={at === 0 ? "primary" : "secondary"} onClick={() => setTo(state)}>
          {t(`moves.${state}`)}
        </Button>
      ))}
      <MoveDialog issue={issue} to={to} onClose={() => setTo(null)} />
    </div>
  );
}
