import { getTranslations } from "next-intl/server";
import { env } from "../../../../env.ts";
import { OpenApp } from "../../../../phone/open-app.tsx";
import { PublicCard } from "../../../../sign-in/public-card.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("web.phone"))("openTitle") });

/** Where a code that an administrator shows leads a phone's camera; the code itself stays in the browser. */
export default async function PhoneSignInPage() {
  const t = await getTranslations("web.phone");
  return (
    <PublicCard title={t("openTitle")} lead={t("openLead")}>
      <OpenApp server={env().PUBLIC_URL} />
    </PublicCard>
  );
}
