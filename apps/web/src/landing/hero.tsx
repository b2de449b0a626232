import { buttonClass } from "@cartage/ui/button-class";
import { useTranslations } from "next-intl";
import { Link } from "../shell/link.tsx";
import { DrawnList } from "./drawn-list.tsx";
import { DrawnMap } from "./drawn-map.tsx";

/** What Cartage is, in a sentence and a drawing. */
export function Hero({ isSignedIn }: { isSignedIn: boolean }) {
  const t = useTranslations("web.landing");
  return (
    <section className="mx-auto grid max-w-6xl items-center gap-10 px-4 pt-8 pb-16 sm:px-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] lg:gap-14 lg:pt-14 lg:pb-24">
      <div>
        <h1 className="font-semibold text-display tracking-[-0.03em] sm:text-hero">{t("headline")}</h1>
        <p className="mt-5 text-ink-muted text-title">{t("lead")}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <Link href={isSignedIn ? "/live" : "/sign-in"} className={buttonClass("primary", "large")}>
            {t(isSignedIn ? "open" : "signIn")}
          </Link>
          <a href="#how" className={buttonClass("secondary", "large")}>
            {t("how")}
          </a>
        </div>
      </div>
      <div className="relative">
        <div className="overflow-hidden rounded-sheet border border-line shadow-popup">
          <DrawnMap label={t("drawing")} className="block aspect-4/3 w-full sm:aspect-10/7" />
        </div>
        <div className="absolute -bottom-8 -left-6 hidden sm:block">
          <DrawnList />
        </div>
      </div>
    </section>
  );
}
