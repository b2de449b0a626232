"use client";

import { can } from "@cartage/domain/permissions";
import { AppShell } from "@cartage/ui/app-shell";
import { Badge } from "@cartage/ui/badge";
import { Wordmark } from "@cartage/ui/wordmark";
import {
  BugIcon,
  Building2Icon,
  LayersIcon,
  MailWarningIcon,
  MessageCircleQuestionIcon,
  ScrollTextIcon,
  SendIcon,
  ServerIcon,
  UsersIcon,
  WebhookIcon,
} from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AccountMenu } from "../shell/account-menu.tsx";
import { useMe } from "../shell/me-context.tsx";
import { RouterLink } from "../shell/router-link.tsx";
import { TimeZoneKeeper } from "../shell/time-zone-keeper.tsx";

const sections = [
  { key: "organisations", href: "/admin/organisations", icon: Building2Icon, needs: "organisations.view" },
  { key: "users", href: "/admin/users", icon: UsersIcon, needs: "users.view" },
  { key: "requests", href: "/admin/requests", icon: MessageCircleQuestionIcon, needs: "requests.answer_passed_on" },
  { key: "issues", href: "/admin/issues", icon: BugIcon, needs: "issues.manage" },
  { key: "letters", href: "/admin/letters", icon: MailWarningIcon, needs: "issues.manage" },
  { key: "dispatches", href: "/admin/dispatches", icon: SendIcon, needs: "organisations.view" },
  { key: "audit", href: "/admin/audit", icon: ScrollTextIcon, needs: "platform_audit.view" },
  { key: "plans", href: "/admin/plans", icon: LayersIcon, needs: "organisations.view" },
  { key: "webhooks", href: "/admin/webhooks", icon: WebhookIcon, needs: "webhooks.view" },
  { key: "instances", href: "/admin/instances", icon: ServerIcon, needs: "instances.view" },
] as const;

/** The frame of the admin section: told apart from the customers' by its mark. */
export function AdminShell({ children }: { children: ReactNode }) {
  const t = useTranslations("web");
  const path = usePathname();
  const me = useMe();
  return (
    <AppShell
      brand={<Wordmark name={t("brand")} isCompact />}
      items={sections
        .filter(({ needs }) => can(me, needs))
        .map(({ key, href, icon }) => ({
          href,
          icon,
          label: t(`admin.${key}.title`),
          isCurrent: path.startsWith(href),
        }))}
      link={RouterLink}
      search={<Badge tone="accent">{t("admin.mark")}</Badge>}
      footer={<AccountMenu />}
      labels={{ nav: t("nav.label"), skip: t("nav.skip"), more: t("nav.more") }}
    >
      {children}
      <TimeZoneKeeper showsTimes />
    </AppShell>
  );
}
