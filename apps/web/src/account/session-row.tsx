"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { MonitorIcon, SmartphoneIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../format/times.tsx";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { describeAgent } from "./describe-agent.ts";
import { useCountryName } from "./use-country-name.ts";

type Session = Outputs["accounts"]["sessions"]["list"][number];

/** One sign-in: on what, from where, since when, and when it was last used; the one that is looked from cannot be ended here. */
export function SessionRow({ session }: { session: Session }) {
  const failed = useFailureToast();
  const t = useTranslations("web.sessions");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { kind, userAgent, address, country, organisationName, createdAt, lastUsedAt, isCurrent } = session;
  const place = useCountryName(country);
  const { browser, system } = describeAgent(userAgent);
  const device =
    kind === "phone"
      ? t("phone")
      : browser && system
        ? t("browserOn", { browser, system })
        : (browser ?? system ?? t("unknown"));
  const end = useMutation(
    trpc.accounts.sessions.end.mutationOptions({
      onSuccess: () => {
        toast(t("ended", { device }));
        return cache.invalidateQueries({ queryKey: trpc.accounts.sessions.pathKey() });
      },
      onError: failed,
    }),
  );
  const Icon = kind === "phone" ? SmartphoneIcon : MonitorIcon;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {device}
          {isCurrent && <Badge tone="accent">{t("current")}</Badge>}
        </p>
        <p className="text-caption text-ink-muted">
          {[organisationName, place, address].filter(Boolean).map((part) => `${part} · `)}
          {t("since")} <RelativeTime at={Date.parse(createdAt)} />
          {lastUsedAt && !isCurrent && (
            <>
              {" · "}
              {t("lastUsed")} <RelativeTime at={Date.parse(lastUsedAt)} />
            </>
          )}
        </p>
      </div>
      {!isCurrent && (
        <Button
          aria-label={t("endOf", { device })}
          isBusy={end.isPending}
          onClick={() => end.mutate({ sessionId: session.id })}
        >
          {t("end")}
        </Button>
      )}
    </li>
  );
}
