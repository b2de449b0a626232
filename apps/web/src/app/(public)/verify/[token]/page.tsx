import { buttonClass } from "@cartage/ui/button-class";
import { getTranslations } from "next-intl/server";
import { serverCaller } from "../../../../server/caller.ts";
import { Link } from "../../../../shell/link.tsx";
import { PublicCard } from "../../../../sign-in/public-card.tsx";
import { VerifyForm } from "../../../../sign-in/verify-form.tsx";
import { orRefusal } from "../../../../trpc/or-refusal.ts";

export const generateMetadata = async () => ({
  title: (await getTranslations("web.verify"))("title"),
  referrer: "no-referrer" as const,
});

/** A mailed link that confirms an address, or changes it; a press does it, because programs open links in mails too. */
export default async function VerifyPage({ params }: PageProps<"/verify/[token]">) {
  const t = await getTranslations("web.verify");
  const { token } = await params;
  const found = await orRefusal((await serverCaller()).accounts.email.getLink({ token }));
  if ("value" in found) return <VerifyForm token={token} {...found.value} />;
  return (
    <PublicCard title={t("title")} lead={found.refusal}>
      <Link href="/account" className={buttonClass("primary", "large", "mt-7 w-full")}>
        {t("again")}
      </Link>
    </PublicCard>
  );
}
