"use client";

import { memberRoles } from "@cartage/domain/accounts/inputs";
import { MenuChoice, MenuItem, MenuSeparator } from "@cartage/ui/menu";
import { MoreMenu } from "@cartage/ui/more-menu";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CrownIcon, EraserIcon, SmartphoneIcon, UserCheckIcon, UserXIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EraseDialog } from "../../erasures/erase-dialog.tsx";
import { ConfirmDialog } from "../../list/confirm-dialog.tsx";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useCan, useMe } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Member } from "./member.ts";
import { PhoneCodeDialog } from "./phone-code-dialog.tsx";

/** What can be done with a member: another role, out, in again, the ownership. */
export function MemberActions({ member }: { member: Member }) {
  const { id: userId, name, role, isOwner, isDeactivated } = member;
  const t = useTranslations("web.members");
  const tPhone = useTranslations("web.phone");
  const tRoles = useTranslations("web.roles");
  const tErasures = useTranslations("web.erasures");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { user } = useMe();
  const [asked, setAsked] = useState<"deactivate" | "makeOwner" | null>(null);
  const mayErase = useCan("organisation.manage");
  const [isErasing, setErasing] = useState(false);
  const [isShowingCode, setShowingCode] = useState(false);
  const done = (text: string) => () => {
    toast(text);
    setAsked(null);
    return cache.invalidateQueries({ queryKey: trpc.accounts.members.pathKey() });
  };
  const onError = useFailureToast();
  const { members } = trpc.accounts;
  const changeRole = useMutation(
    members.changeRole.mutationOptions({ onSuccess: done(t("roleChanged", { name })), onError }),
  );
  const reactivate = useMutation(
    members.reactivate.mutationOptions({ onSuccess: done(t("reactivated", { name })), onError }),
  );
  const deactivate = useMutation(
    members.deactivate.mutationOptions({ onSuccess: done(t("deactivatedToast", { name })) }),
  );
  const makeOwner = useMutation(members.makeOwner.mutationOptions({ onSuccess: done(t("ownerChanged", { name })) }));
  const asking = asked === "makeOwner" ? makeOwner : deactivate;
  return (
    <>
      <MoreMenu label={t("actionsOf", { name })}>
        {isDeactivated ? (
          <MenuItem icon={<UserCheckIcon />} onSelect={() => reactivate.mutate({ userId })}>
            {t("reactivate")}
          </MenuItem>
        ) : (
          <>
            <MenuChoice
              label={t("columns.role")}
              value={role}
              choices={memberRoles.map((value) => ({ value, label: tRoles(value) }))}
              onChange={(chosen) => changeRole.mutate({ userId, role: chosen })}
            />
            {role === "driver" && (
              <>
                <MenuSeparator />
                <MenuItem icon={<SmartphoneIcon />} onSelect={() => setShowingCode(true)}>
                  {tPhone("offer")}
                </MenuItem>
              </>
            )}
            {role === "organisation_administrator" && !isOwner && (
              <>
                <MenuSeparator />
                <MenuItem icon={<CrownIcon />} onSelect={() => setAsked("makeOwner")}>
                  {t("makeOwner")}
                </MenuItem>
              </>
            )}
            {userId !== user.id && (
              <>
                <MenuSeparator />
                <MenuItem icon={<UserXIcon />} isDangerous onSelect={() => setAsked("deactivate")}>
                  {t("deactivate")}
                </MenuItem>
              </>
            )}
          </>
        )}
        {role === "driver" && mayErase && (
          <MenuItem icon={<EraserIcon />} isDangerous onSelect={() => setErasing(true)}>
            {tErasures("erase")}
          </MenuItem>
        )}
      </MoreMenu>
      {isErasing && <EraseDialog of="driver" id={userId} name={name} onClose={() => setErasing(false)} />}
      {isShowingCode && <PhoneCodeDialog member={member} onClose={() => setShowingCode(false)} />}
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => {
          setAsked(null);
          asking.reset();
        }}
        onConfirm={() => asking.mutate({ userId })}
        isBusy={asking.isPending}
        title={t(asked === "makeOwner" ? "makeOwnerTitle" : "deactivateTitle", { name })}
        consequence={t(asked === "makeOwner" ? "makeOwnerText" : "deactivateText")}
        error={asking.error}
        confirmLabel={t(asked === "makeOwner" ? "makeOwner" : "deactivate")}
      />
    </>
  );
}
