import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readUnderway } from "../../../../server/sso/browser-cookie.ts";
import { TicketSignIn } from "../../../../sign-in/ticket-sign-in.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("web.ssoSignIn"))("arriving") });

export default async function TicketPage({ searchParams }: PageProps<"/sign-in/sso">) {
  const { ticket } = await searchParams;
  const underway = await readUnderway();
  if (typeof ticket !== "string" || !underway) redirect("/sign-in?refusal=sso.refused");
  return <TicketSignIn ticket={ticket} destination={underway.destination} />;
}
