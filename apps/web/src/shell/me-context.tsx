"use client";

import type { UnitSystem } from "@cartage/domain/accounts/inputs";
import type { Capability } from "@cartage/domain/permissions";
import type { Locale } from "@cartage/messages/catalogues";
import { useLocale } from "next-intl";
import { createContext, type ReactNode, use } from "react";
import type { Outputs } from "../trpc/router.ts";

export type Me = Outputs["accounts"]["me"];

const MeContext = createContext<Me | null>(null);

/** Who is signed in, for every screen below. */
export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error("useMe needs a MeProvider above it");
  return me;
}

/** The units that the organisation reads; metric where nobody is signed in. */
export function useUnits(): UnitSystem {
  return use(MeContext)?.organisation?.units ?? "metric";
}

/** The language of mails to people who never said which: the organisation's, else the one on this screen. */
export function useMailLocale(): Locale {
  const locale = useLocale();
  return use(MeContext)?.organisation?.locale ?? locale;
}

/** Whether to offer what this capability allows; the server asks the same table again. */
export function useCan(capability: Capability): boolean {
  return (useMe().capabilities as readonly string[]).includes(capability);
}
