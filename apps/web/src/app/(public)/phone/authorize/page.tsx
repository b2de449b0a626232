import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AllowPhone } from "../../../../phone/allow-phone.tsx";
import { currentMe } from "../../../../server/current-me.ts";
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
  const me = await currentMe();
  const here = `/phone/authorize?${new URLSearchParams(asked.data)}`;
  if (!me) redirect(`/sign-in?${new URLSearchParams({ to: here })}` as Route);
  const { user, organisation, behind } = me;
  if (!organisation || behind) return <PublicCard title={t("invalid")} lead={t("invalidText")} />;
  return (
    <PublicCard title={t("title")} lead={t("lead", { name: user.name, organisation: organisation.name })}>
      <AllowPhone {...asked.data} />
    </PublicCard>
  );
}
