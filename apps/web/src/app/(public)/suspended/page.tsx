import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentSuspension } from "../../../server/current-suspension.ts";
import { platformContact } from "../../../server/platform-contact.ts";
import { SuspendedPage } from "../../../sign-in/suspended-page.tsx";

export async function generateMetadata() {
  const suspension = await currentSuspension();
  const t = await getTranslations("web.suspended");
  return { title: suspension ? t("title", { organisation: suspension.organisation }) : "" };
}

export default async function Suspended() {
  const suspension = await currentSuspension();
  // it was let in again meanwhile, or nobody is signed in
  if (!suspension) redirect("/live");
  return <SuspendedPage suspension={suspension} contact={platformContact()} />;
}
