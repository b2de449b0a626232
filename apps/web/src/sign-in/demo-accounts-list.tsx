"use client";

import { useTranslations } from "next-intl";
import type { DemoAccount } from "../server/demo-accounts.ts";
import { Link } from "../shell/link.tsx";

type DemoAccountsProps = { accounts: DemoAccount[]; isBusy: boolean; onChoose: (account: DemoAccount) => void };

/** The demonstration's people by organisation; a press signs in as one. */
export function DemoAccounts({ accounts, isBusy, onChoose }: DemoAccountsProps) {
  const t = useTranslations("web");
  const organisations = Map.groupBy(accounts, (account) => account.organisation);
  return (
    <section aria-labelledby="demo-title" className="mt-10 rounded-panel border border-line bg-surface">
      <div className="border-line border-b px-4 py-3">
        <h2 id="demo-title" className="font-semibold">
          {t("signIn.demoTitle")}
        </h2>
        <p className="text-ink-muted">
          {t("signIn.demoLead")}{" "}
          <Link href="/mails" className="underline underline-offset-2 hover:text-ink">
            {t("caughtMails.title")}
          </Link>
        </p>
      </div>
      {[...organisations].map(([organisation, people]) => (
        <div key={organisation ?? ""} className="border-line border-b p-2 last:border-b-0">
          <h3 className="px-2 py-1 text-caption text-ink-faint">{organisation ?? t("brand")}</h3>
          <ul>
            {people.map((account) => (
              <li key={account.email}>
                <button
                  type="button"
                  disabled={isBusy}
                  onClick={() => onChoose(account)}
                  className="flex min-h-8 w-full items-center gap-3 rounded-control px-2 text-left transition-colors hover:bg-hover disabled:opacity-60 pointer-coarse:min-h-11"
                >
                  <span className="font-medium">{t(`roles.${account.role}`)}</span>
                  <span className="ml-auto truncate text-ink-faint">{account.email}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
