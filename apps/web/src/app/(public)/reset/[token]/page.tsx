import { buttonClass } from "@cartage/ui/button-class";
import { getTranslations } from "next-intl/server";
import { serverCaller } from "../../../../server/caller.ts";
import { Link } from "../../../../shell/link.tsx";
import { PublicCard } from "../../../../sign-in/public-card.tsx";
import { ResetForm } from "../../../../sign-in/reset-form.tsx";
import { orRefusal } from "../../../../trpc/or-refusal.ts";

export const generateMetadata = async () => ({
  title: (await getTranslations("web.reset"))("title"),
  referrer: "no-referrer" as const,
});

export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const t = await getTranslations("web.reset");
  const { token } = await params;
  const found = await orRefusal((await serverCaller()).accounts.password.getReset({ token }));
  if ("value" in found) return <ResetForm token={token} {...found.value} />;
  return (
    <PublicCard title={t("title")} lead={found.refusal}>
      <Link href="/forgot" className={buttonClass("primary", "large", "mt-7 w-full")}>
        {t("again")}
      </Link>
    </PublicCard>
  );
}
