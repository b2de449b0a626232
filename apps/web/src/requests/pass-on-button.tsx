"use client";

import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextDialog } from "../list/text-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";

/** Hands a request on to the platform, with what it should know. */
export function PassOnButton({ requestId, askerName }: { requestId: string; askerName: string }) {
  const t = useTranslations("web.requests");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const passOn = useMutation(trpc.requests.passOn.mutationOptions());
  const submit = async (body: string) => {
    await passOn.mutateAsync({ requestId, ...(body && { body }) });
    await cache.invalidateQueries({ queryKey: trpc.requests.pathKey() });
    toast(t("passedOn"));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("passOn")}</Button>
      <TextDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t("passOnTitle")}
        text={t("passOnText")}
        field={{
          name: "body",
          label: t("passOnBody"),
          hint: t("passOnHint", { name: askerName }),
          most: 4_000,
          isLong: true,
        }}
        confirm={t("passOnConfirm")}
        mutation={passOn}
        onSubmit={submit}
      />
    </>
  );
}
