"use client";

import { MenuItem, MenuSeparator } from "@cartage/ui/menu";
import { MoreMenu } from "@cartage/ui/more-menu";
import { LogOutIcon, ShieldOffIcon, UserCheckIcon, UserXIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan, useMe } from "../shell/me-context.tsx";
import { type Help, HelpUserDialog } from "./help-user-dialog.tsx";
import type { UserRow } from "./user-row.ts";

/** What people of the platform can do for a person, or against one; nobody to oneself. */
export function UserActions({ user }: { user: UserRow }) {
  const { id, name, isDeactivated } = user;
  const t = useTranslations("web.admin.users");
  const me = useMe();
  const [asked, setAsked] = useState<Help | null>(null);
  if (!useCan("users.manage") || id === me.user.id) return null;
  return (
    <>
      <MoreMenu label={t("actionsOf", { name })}>
        {isDeactivated ? (
          <MenuItem icon={<UserCheckIcon />} onSelect={() => setAsked("reactivate")}>
            {t("help.reactivate.action")}
          </MenuItem>
        ) : (
          <>
            <MenuItem icon={<LogOutIcon />} onSelect={() => setAsked("endSessions")}>
              {t("help.endSessions.action")}
            </MenuItem>
            <MenuItem icon={<ShieldOffIcon />} onSelect={() => setAsked("removeFactors")}>
              {t("help.removeFactors.action")}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<UserXIcon />} isDangerous onSelect={() => setAsked("deactivate")}>
              {t("help.deactivate.action")}
            </MenuItem>
          </>
        )}
      </MoreMenu>
      {asked && <HelpUserDialog user={user} help={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
