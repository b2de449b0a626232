import { buttonClass } from "@cartage/ui/button-class";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AcceptAsNewForm } from "../../../../invite/accept-as-new-form.tsx";
import { AcceptButton } from "../../../../invite/accept-button.tsx";
import { AskAgainButton } from "../../../../invite/ask-again-button.tsx";
import { LeaveButton } from "../../../../invite/leave-button.tsx";
import { serverCaller } from "../../../../server/caller.ts";
import { currentMe } from "../../../../server/current-me.ts";
import { Link } from "../../../../shell/link.tsx";
import { PublicCard } from "../../../../sign-in/public-card.tsx";
import { orRefusal } from "../../../../trpc/or-refusal.ts";

export const generateMetadata = async () => ({
  title: (await getTranslations("web.invite"))("title"),
  referrer: "no-referrer" as const,
});

/** An invitation: who signs in with its address accepts it, who is new begins with it. */
export default async function InvitePage({ params }: PageProps<"/invite/[token]">) {
  const t = await getTranslations("web.invite");
  const { token } = await params;
  const found = await orRefusal((await serverCaller()).accounts.invitations.get({ token }));
  if ("refusal" in found)
    return (
      <PublicCard title={t("title")} lead={found.refusal}>
        <AskAgainButton token={token} />
        <Link href="/sign-in" className={buttonClass("quiet", "large", "mt-2 w-full")}>
          {t("signIn")}
        </Link>
      </PublicCard>
    );
  const { organisation, email, role, hasAccount } = found.value;
  const me = await currentMe();
  const title = t("join", { organisation });
  const lead = t("lead", { email, role: (await getTranslations("web.roles"))(role) });
  if (me && me.user.email !== email)
    return (
      <PublicCard title={title} lead={t("otherAddress", { email, yours: me.user.email })}>
        <LeaveButton />
      </PublicCard>
    );
  if (me?.lacksSecondFactor) redirect(me.hasSecondFactor ? `/second-factor?to=/invite/${token}` : "/account");
  if (me)
    return (
      <PublicCard title={title} lead={lead}>
        <AcceptButton token={token} />
      </PublicCard>
    );
  if (hasAccount)
    return (
      <PublicCard title={title} lead={t("signInFirst", { email })}>
        <Link href={`/sign-in?to=/invite/${token}` as Route} className={buttonClass("primary", "large", "mt-7 w-full")}>
          {t("signIn")}
        </Link>
      </PublicCard>
    );
  return (
    <PublicCard title={title} lead={lead}>
      <AcceptAsNewForm token={token} email={email} organisation={organisation} />
    </PublicCard>
  );
}
