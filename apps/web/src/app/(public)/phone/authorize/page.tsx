import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AllowPhone } from "../../../../phone/allow-phone.tsx";
import { signedInOrRedirect } from "../../../../server/signed-in-or-redirect.ts";
import { PublicCard } from "../../../../sign-in/public-card.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("web.phone"))("title") });

const Asked = z.object({
  challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  state: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/),
});

/** Where the driver app sends the browser of a person who signs in by their organisation's own provider. */
export default async function AuthorizePhonePage({ searchParams }: PageProps<"/phone/authorize">) {
  const t = await getTranslations("web.phone");
  const asked = Asked.safeParse(await searchParams);
  if (!asked.success) return <PublicCard title={t("invalid")} lead={t("invalidText")} />;
  const { user, organisation, behind, lacksSecondFactor } = await signedInOrRedirect();
  if (!organisation || behind) return <PublicCard title={t("invalid")} lead={t("invalidText")} />;
  // it is set up on the account page first
  if (lacksSecondFactor) redirect("/account");
  return (
    <PublicCard title={t("title")} lead={t("lead", { name: user.name, organisation: organisation.name })}>
      <AllowPhone {...asked.data} />
    </PublicCard>
  );
}
