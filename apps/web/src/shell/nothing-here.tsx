import { buttonClass } from "@cartage/ui/button-class";
import { SignpostIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "./link.tsx";

/** One sentence for an unknown address, an unknown id and another organisation's id: they cannot be told apart. */
export function NothingHere({ isOnPlatform = false }: { isOnPlatform?: boolean }) {
  const t = useTranslations("web.notFound");
  return (
    <div className="flex min-h-full flex-col items-center justify-center px-6 py-24 text-center">
      <title>{t("title")}</title>
      <SignpostIcon className="mb-5 size-8 text-ink-faint" aria-hidden="true" />
      <h1 className="font-semibold text-heading tracking-[-0.015em]">{t("title")}</h1>
      <p className="mt-1 max-w-sm text-ink-muted text-reading">{t("lead")}</p>
      <Link href={isOnPlatform ? "/admin" : "/live"} className={buttonClass("secondary", "medium", "mt-6")}>
        {t(isOnPlatform ? "homeOnPlatform" : "home")}
      </Link>
    </div>
  );
}
