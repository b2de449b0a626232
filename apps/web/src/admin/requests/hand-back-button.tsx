"use client";

import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextDialog } from "../../list/text-dialog.tsx";
import { useTRPC } from "../../trpc/client.tsx";

/** Gives a request back to its organisation, with a word; then it is out of the platform's sight. */
export function HandBackButton({ requestId, organisation }: { requestId: string; organisation: string }) {
  const t = useTranslations("web.admin.requests");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const handBack = useMutation(trpc.requests.passedOn.handBack.mutationOptions());
  const submit = async (body: string) => {
    await handBack.mutateAsync({ requestId, body });
    toast(t("handedBack", { organisation }));
    router.push("/admin/requests");
    await cache.invalidateQueries({ queryKey: trpc.requests.passedOn.list.pathKey() });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("handBack")}</Button>
      <TextDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t("handBackTitle", { organisation })}
        text={t("handBackText")}
        field={{ name: "body", label: t("handBackBody"), missing: t("handBackMissing"), most: 4_000, isLong: true }}
        confirm={t("handBack")}
        mutation={handBack}
        onSubmit={submit}
      />
    </>
  );
}
