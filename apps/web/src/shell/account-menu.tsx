"use client";

import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@cartage/ui/menu";
import { useMutation } from "@tanstack/react-query";
import { BugIcon, LogOutIcon, ShieldCheckIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useReport } from "../report/report-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { ContactItems } from "./contact-items.tsx";
import { useMe } from "./me-context.tsx";
import { PreferenceChoices } from "./preference-choices.tsx";
import { TimeZoneChoice } from "./time-zone-choice.tsx";
import { useSignOut } from "./use-sign-out.ts";

/** Where people of the platform work for no organisation. */
const platform = "platform";

/** Who is signed in and where, with their preferences and the way out. */
export function AccountMenu() {
  const failed = useFailureToast();
  const t = useTranslations("web");
  const { user, organisation, organisations, isOfPlatform, role } = useMe();
  const router = useRouter();
  const signOut = useSignOut();
  const report = useReport()?.open;
  const switching = useMutation(
    useTRPC().accounts.switchOrganisation.mutationOptions({
      // a full load, so that nothing of the organisation before stays in memory
      onSuccess: ({ organisationId }) => window.location.assign(organisationId === null ? "/admin" : "/live"),
      onError: failed,
    }),
  );
  const place = organisation?.name ?? t(`roles.${role}`);
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          className="flex h-9 w-full items-center gap-2.5 rounded-control px-1.5 text-left transition-colors hover:bg-hover data-popup-open:bg-hover max-wide:justify-center wide:h-11"
        >
          <span
            aria-hidden="true"
            className="flex size-6 shrink-0 items-center justify-center rounded-round bg-accent-soft font-semibold text-[0.6875rem] text-accent-ink"
          >
            {initials(user.name)}
          </span>
          <span className="sr-only min-w-0 flex-1 wide:not-sr-only wide:truncate">
            <span className="block truncate font-medium leading-4">{user.name}</span>
            <span className="block truncate text-caption text-ink-faint">{place}</span>
            <span className="sr-only">{t("nav.account")}</span>
          </span>
        </button>
      }
    >
      <div className="px-2 pt-1 pb-1.5">
        <p className="font-medium">{user.name}</p>
        <p className="text-caption text-ink-faint">{user.email}</p>
        <p className="text-caption text-ink-faint">
          {[t(`roles.${role}`), organisation?.name].filter(Boolean).join(" · ")}
        </p>
      </div>
      {organisations.length + (isOfPlatform ? 1 : 0) > 1 && (
        <>
          <MenuSeparator />
          <MenuChoice
            label={t("account.organisation")}
            value={organisation?.id ?? platform}
            choices={[
              ...organisations.map(({ id, name }) => ({ value: id, label: name })),
              ...(isOfPlatform ? [{ value: platform, label: t("account.platform") }] : []),
            ]}
            onChange={(chosen) => switching.mutate({ organisationId: chosen === platform ? null : chosen })}
          />
        </>
      )}
      <MenuSeparator />
      <PreferenceChoices />
      <TimeZoneChoice />
      <ContactItems />
      <MenuSeparator />
      <MenuItem icon={<ShieldCheckIcon />} onSelect={() => router.push("/account")}>
        {t("sessions.title")}
      </MenuItem>
      {report && (
        <MenuItem icon={<BugIcon />} onSelect={report}>
          {t("report.menu")}
        </MenuItem>
      )}
      <MenuItem icon={<LogOutIcon />} onSelect={signOut}>
        {t("account.signOut")}
      </MenuItem>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}
