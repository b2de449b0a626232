"use client";

import { type AlertMove, type AlertState, alertAfter } from "@cartage/domain/alerts/states";
import { Button } from "@cartage/ui/button";
import { Menu, MenuItem } from "@cartage/ui/menu";
import { useTranslations } from "next-intl";
import { useAlertWork } from "./use-alert-work.ts";

const hourMs = 3_600_000;
const quietHours = [1, 4, 24, 168];

type WorkBarProps = {
  alerts: readonly { id: string; state: AlertState; retractedAt: number | null }[];
  onDone?: () => void;
};

/** The buttons for what may be done to at least one of the alerts. */
export function WorkBar({ alerts, onDone }: WorkBarProps) {
  const t = useTranslations("web.alerts");
  const work = useAlertWork({ alerts, ...(onDone && { onDone }) });
  const alertIds = alerts.map(({ id }) => id);
  const may = (move: AlertMove) =>
    alerts.some(({ state, retractedAt }) => alertAfter({ state, isRetracted: retractedAt !== null }, move) !== null);
  return (
    <>
      {may("acknowledge") && (
        <Button
          look="primary"
          isBusy={work.acknowledge.isPending}
          onClick={() => work.acknowledge.mutate({ alertIds })}
        >
          {t("acknowledge")}
        </Button>
      )}
      {may("resolve") && (
        <Button isBusy={work.resolve.isPending} onClick={() => work.resolve.mutate({ alertIds })}>
          {t("resolve")}
        </Button>
      )}
      {may("suppress") && (
        <Menu trigger={<Button isBusy={work.suppress.isPending}>{t("suppress")}</Button>}>
          <p className="max-w-60 px-2 pt-1 pb-1.5 text-caption text-ink-muted">{t("suppressText")}</p>
          {quietHours.map((hours) => (
            <MenuItem
              key={hours}
              onSelect={() => work.suppress.mutate({ alertIds, until: Date.now() + hours * hourMs })}
            >
              {hours < 24 ? t("hours", { count: hours }) : t("days", { count: hours / 24 })}
            </MenuItem>
          ))}
        </Menu>
      )}
      {may("close") && (
        <Button isBusy={work.close.isPending} onClick={() => work.close.mutate({ alertIds })}>
          {t("close")}
        </Button>
      )}
      {may("reopen") && (
        <Button isBusy={work.reopen.isPending} onClick={() => work.reopen.mutate({ alertIds })}>
          {t("reopen")}
        </Button>
      )}
    </>
  );
}
