import { buttonClass } from "@cartage/ui/button-class";
import { Wordmark } from "@cartage/ui/wordmark";
import { getTranslations } from "next-intl/server";
import { Hero } from "../landing/hero.tsx";
import { Journey } from "../landing/journey.tsx";
import { Promises } from "../landing/promises.tsx";
import { RunIt } from "../landing/run-it.tsx";
import { Today } from "../landing/today.tsx";
import { currentMe } from "../server/current-me.ts";
import { Link } from "../shell/link.tsx";
import { PublicHeader } from "../shell/public-header.tsx";

export async function generateMetadata() {
  const t = await getTranslations("web.landing");
  return { title: { absolute: t("title") }, description: t("description") };
}

export default async function LandingPage() {
  const t = await getTranslations("web");
  const isSignedIn = (await currentMe()) !== null;
  return (
    <>
      <PublicHeader>
        <Link href={isSignedIn ? "/live" : "/sign-in"} className={buttonClass("secondary")}>
          {t(isSignedIn ? "landing.open" : "landing.signIn")}
        </Link>
      </PublicHeader>
      <main>
        <Hero isSignedIn={isSignedIn} />
        <Journey />
        <Promises />
        <Today />
        <RunIt />
      </main>
      <footer className="border-line border-t">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-4 px-4 py-8 text-ink-muted sm:px-6">
          <Wordmark name={t("brand")} />
          <p className="ml-auto">{t("landing.licence")}</p>
        </div>
      </footer>
    </>
  );
}
