"use client";

import { Button } from "@cartage/ui/button";
import { Notice } from "@cartage/ui/notice";
import { useMutation } from "@tanstack/react-query";
import { CheckIcon, CircleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../../format/times.tsx";
import { FormFailure } from "../../list/form-failure.tsx";
import { beginSignIn } from "../../sign-in/begin-sign-in.ts";
import type { Provider } from "./provider.ts";

/** What the provider said of the administrator who tried it, and what would come of that. */
export function ProviderTest({ provider: { id, kind, test, testedAt } }: { provider: Provider }) {
  const t = useTranslations("web.sso");
  const tRoles = useTranslations("web.roles");
  const begin = useMutation({
    mutationFn: () => beginSignIn({ providerId: id, kind }, { destination: "/settings/sso", isTry: true }),
  });
  const outcome =
    test === null ? null : !test.isOurs ? "triedForeign" : test.role === null ? "triedNoRole" : "triedGood";
  return (
    <div>
      <div className="flex items-center gap-3">
        <h3 className="flex-1 font-medium">
          {t("tried")}
          {testedAt !== null && (
            <span className="ml-2 font-normal text-caption text-ink-muted">
              <RelativeTime at={testedAt} />
            </span>
          )}
        </h3>
        <Button isBusy={begin.isPending || begin.isSuccess} onClick={() => begin.mutate()}>
          {t("try")}
        </Button>
      </div>
      <FormFailure error={begin.error} />
      {test === null || outcome === null ? (
        <p className="mt-1 text-caption text-ink-muted">{t("untried")}</p>
      ) : (
        <>
          <dl className="my-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            <dt className="text-ink-muted">{t("triedEmail")}</dt>
            <dd className="truncate">{test.email ?? t("triedNothing")}</dd>
            <dt className="text-ink-muted">{t("triedName")}</dt>
            <dd className="truncate">{test.name ?? t("triedNothing")}</dd>
            <dt className="text-ink-muted">{t("triedRoles")}</dt>
            <dd>{test.roles.join(", ") || t("triedNothing")}</dd>
            <dt className="text-ink-muted">{t("triedRole")}</dt>
            <dd>{test.role === null ? t("triedNothing") : tRoles(test.role as "viewer")}</dd>
          </dl>
          <Notice
            tone={outcome === "triedGood" ? "accent" : "warning"}
            icon={outcome === "triedGood" ? <CheckIcon /> : <CircleAlertIcon />}
          >
            {t(outcome)}
          </Notice>
        </>
      )}
    </div>
  );
}
