"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { TextDialog } from "../list/text-dialog.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import type { UserRow } from "./user-row.ts";

export type Help = "endSessions" | "removeFactors" | "deactivate" | "reactivate";

/** Asks why, and does it. */
export function HelpUserDialog({ user, help, onClose }: { user: UserRow; help: Help; onClose: () => void }) {
  const { id: userId, name } = user;
  const t = useTranslations("web.admin.users");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { users } = useTRPCClient().platform;
  const helping = useMutation({
    mutationFn: async (reason: string): Promise<unknown> => {
      if (help === "endSessions") return users.endSessions.mutate({ userId, reason });
      if (help === "removeFactors") return users.removeFactors.mutate({ userId, reason });
      return users.deactivate.mutate({ userId, reason, isDeactivated: help === "deactivate" });
    },
  });
  const submit = async (reason: string) => {
    await helping.mutateAsync(reason);
    await cache.invalidateQueries({ queryKey: trpc.platform.users.pathKey() });
    toast(t(`help.${help}.done`, { name }));
  };
  return (
    <TextDialog
      isOpen
      onClose={onClose}
      title={t(`help.${help}.title`, { name })}
      text={t(`help.${help}.text`)}
      field={{ name: "reason", label: t("reason"), hint: t("reasonHint"), missing: t("reasonMissing"), most: 300 }}
      confirm={t(`help.${help}.action`)}
      isDangerous={help !== "reactivate"}
      mutation={helping}
      onSubmit={submit}
    />
  );
}
