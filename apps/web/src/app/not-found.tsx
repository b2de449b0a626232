import { buttonClass } from "@cartage/ui/button-class";
import { SignpostIcon } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** One page for an unknown address, an unknown id and another organisation's id: they cannot be told apart. */
export default async function NotFound() {
  const t = await getTranslations("web.notFound");
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 text-center">
      <title>{t("title")}</title>
      <SignpostIcon className="mb-5 size-8 text-ink-faint" aria-hidden="true" />
      <h1 className="font-semibold text-heading tracking-[-0.015em]">{t("title")}</h1>
      <p className="mt-1 max-w-sm text-ink-muted text-reading">{t("lead")}</p>
      <Link href="/live" className={buttonClass("secondary", "medium", "mt-6")}>
        {t("home")}
      </Link>
    </main>
  );
}
