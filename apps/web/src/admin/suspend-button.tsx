"use client";

import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextDialog } from "../list/text-dialog.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { OrganisationRow } from "./organisation-row.ts";

/** Suspends an organisation, or lets it in again, with a reason that is written down. */
export function SuspendButton({ organisation }: { organisation: OrganisationRow }) {
  const { id: organisationId, name, isSuspended } = organisation;
  const t = useTranslations("web.admin.organisations");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const suspend = useMutation(trpc.platform.organisations.suspend.mutationOptions());
  if (!useCan("organisations.manage")) return null;
  const action = isSuspended ? "resume" : "suspend";
  const submit = async (reason: string) => {
    await suspend.mutateAsync({ organisationId, isSuspended: !isSuspended, reason });
    await cache.invalidateQueries({ queryKey: trpc.platform.organisations.pathKey() });
    toast(t(`${action}Done`, { name }));
  };
  return (
    <>
      <Button
        size="small"
        className="relative z-1"
        aria-label={t(`${action}Of`, { name })}
        onClick={() => setOpen(true)}
      >
        {t(action)}
      </Button>
      <TextDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t(`${action}Title`, { name })}
        text={t(`${action}Text`)}
        field={{ name: "reason", label: t("reason"), hint: t("reasonHint"), missing: t("reasonMissing"), most: 300 }}
        confirm={t(action)}
        isDangerous={!isSuspended}
        mutation={suspend}
        onSubmit={submit}
      />
    </>
  );
}
