"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MailIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTick } from "../../format/use-tick.ts";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useMailLocale } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";

type Invitation = Outputs["accounts"]["invitations"]["list"][number];

/** Invitations that nobody accepted yet: to be sent again, or taken back. */
export function OpenInvitations() {
  const t = useTranslations("web.members.invitations");
  const { data = [] } = useQuery(useTRPC().accounts.invitations.list.queryOptions());
  if (data.length === 0) return null;
  return (
    <section aria-label={t("title")} className="border-line border-b px-4 pb-3 sm:px-6">
      <h2 className="mb-2 font-medium text-caption text-ink-muted">{t("title")}</h2>
      <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
        {data.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { id, email, role, expiresAt } = invitation;
  const failed = useFailureToast();
  const t = useTranslations("web.members.invitations");
  const tRoles = useTranslations("web.roles");
  const format = useFormatter();
  const locale = useMailLocale();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const now = useTick();
  const settled = (text: string) => ({
    onSuccess: () => {
      toast(text);
      return cache.invalidateQueries({ queryKey: trpc.accounts.invitations.pathKey() });
    },
    onError: failed,
  });
  const again = useMutation(trpc.accounts.invitations.send.mutationOptions(settled(t("sent", { email }))));
  const revoke = useMutation(trpc.accounts.invitations.revoke.mutationOptions(settled(t("revoked", { email }))));
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
      <MailIcon aria-hidden="true" className="size-4 text-ink-faint" />
      <span className="min-w-0 truncate font-medium">{email}</span>
      <Badge>{tRoles(role)}</Badge>
      <span className="text-caption text-ink-muted">
        {expiresAt > now ? t("expires", { when: format.relativeTime(expiresAt, now) }) : t("expired")}
      </span>
      <span className="ml-auto flex gap-2">
        <Button size="small" isBusy={again.isPending} onClick={() => again.mutate({ email, role, locale })}>
          {t("again")}
        </Button>
        <Button
          size="small"
          look="quiet"
          isBusy={revoke.isPending}
          aria-label={t("revokeOf", { email })}
          onClick={() => revoke.mutate({ invitationId: id })}
        >
          {t("revoke")}
        </Button>
      </span>
    </li>
  );
}
