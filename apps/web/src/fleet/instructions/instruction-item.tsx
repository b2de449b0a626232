"use client";

import type { InstructionBodies } from "@cartage/domain/fleet/instruction-inputs";
import { type InstructionState, isUnderWay } from "@cartage/domain/fleet/instruction-states";
import { Badge, type Tone } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LocalTime, RelativeTime } from "../../format/times.tsx";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";

type Instruction = Outputs["fleet"]["instructions"]["list"]["items"][number];

const tones: Record<InstructionState, Tone> = {
  queued: "neutral",
  sent: "accent",
  acknowledged: "moving",
  failed: "critical",
  expired: "warning",
  cancelled: "silent",
};

/** One instruction: what, by whom, when, and what became of it. */
export function InstructionItem({ instruction }: { instruction: Instruction }) {
  const t = useTranslations("web.instructions");
  const { kind, state, outcome, askedBy, askedAt, attempts, receivedAt, expiresAt } = instruction;
  const said = outcome as "done" | null;
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{t(`kinds.${kind}`)}</span>
        <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
        {said && (
          <span className="text-ink-muted">
            {t.has(`outcomes.${said}`) ? t(`outcomes.${said}`) : said} · <RelativeTime at={receivedAt} />
          </span>
        )}
        <span className="ml-auto text-caption text-ink-muted">
          {askedBy && t("askedBy", { name: askedBy })}
          <RelativeTime at={askedAt} />
        </span>
      </div>
      <InstructionBody instruction={instruction} />
      {isUnderWay(state) && (
        <div className="mt-1.5 flex items-center gap-3 text-caption text-ink-muted">
          <span>
            {attempts > 0 && `${t("attempts", { count: attempts })} · `}
            {t("until")} <LocalTime at={expiresAt} />
          </span>
          <CancelButton instructionId={instruction.id} />
        </div>
      )}
    </li>
  );
}

function InstructionBody({ instruction: { kind, body } }: { instruction: Instruction }) {
  const t = useTranslations("web.instructions");
  if (kind === "position") return null;
  if (kind === "route") {
    const { day, stops } = body as InstructionBodies["route"];
    return <p className="mt-1 text-ink-muted">{t("newRoute", { day, stops })}</p>;
  }
  if (kind === "interval") {
    const { movingS, standingS } = body as InstructionBodies["interval"];
    const text = t("every", {
      movingS: String(movingS),
      standingS: standingS === undefined ? "none" : String(standingS),
    });
    return <p className="mt-1 text-ink-muted">{text}</p>;
  }
  if (kind === "settings") {
    const { values } = body as InstructionBodies["settings"];
    const lines = Object.entries(values).map(([name, value]) => `${name}=${value}`);
    return <p className="mt-1 break-all font-mono text-caption text-ink-muted">{lines.join("  ")}</p>;
  }
  const { text } = body as InstructionBodies["message"];
  return (
    <p className={`mt-1 whitespace-pre-wrap break-words ${kind === "command" ? "font-mono text-caption" : ""}`}>
      {text}
    </p>
  );
}

function CancelButton({ instructionId }: { instructionId: string }) {
  const t = useTranslations("web.instructions");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const failed = useFailureToast();
  const cancel = useMutation(
    trpc.fleet.instructions.cancel.mutationOptions({
      onSuccess: () => {
        toast(t("cancelled"));
        return cache.invalidateQueries({ queryKey: trpc.fleet.instructions.pathKey() });
      },
      onError: failed,
    }),
  );
  if (!useCan("devices.instruct")) return null;
  return (
    <Button size="small" isBusy={cancel.isPending} onClick={() => cancel.mutate({ instructionId })}>
      {t("cancel")}
    </Button>
  );
}
