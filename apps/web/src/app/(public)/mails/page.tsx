import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MailList } from "../../../mails/mail-list.tsx";
import { caughtMails } from "../../../server/caught-mails.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.caughtMails"))("title") });

/** The demonstration's mails, which go nowhere else. */
export default async function MailsPage() {
  const mails = await caughtMails();
  if (!mails) notFound();
  return <MailList mails={mails} />;
}
