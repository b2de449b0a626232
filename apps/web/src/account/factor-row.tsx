"use client";

import { Button } from "@cartage/ui/button";
import { KeyRoundIcon, ShieldCheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { LocalDay, RelativeTime } from "../format/times.tsx";
import type { Outputs } from "../trpc/router.ts";

type Factor = Outputs["accounts"]["factors"]["list"][number];

const icons = { passkey: KeyRoundIcon, totp: ShieldCheckIcon };

/** A passkey or an authenticator: its name, since when, and when it let in last. */
export function FactorRow({ factor, onRemove }: { factor: Factor; onRemove: () => void }) {
  const t = useTranslations("web.factors");
  const { kind, name, createdAt, lastUsedAt } = factor;
  const Icon = icons[kind];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5">
      <Icon aria-hidden="true" className="size-5 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-caption text-ink-muted">
          {t(`kinds.${kind}`)} · {t("added")} <LocalDay at={Date.parse(createdAt)} /> · {t("used")}{" "}
          <RelativeTime at={lastUsedAt === null ? null : Date.parse(lastUsedAt)} />
        </p>
      </div>
      <Button aria-label={t("removeOf", { name })} onClick={onRemove}>
        {t("remove")}
      </Button>
    </li>
  );
}
