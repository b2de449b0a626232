import { can } from "@cartage/domain/permissions";
import { notFound, redirect } from "next/navigation";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";
import { settingsPages } from "../../../settings/settings-pages.ts";

/** Leads to the first page that the person may open. */
export default async function SettingsPage() {
  const me = await signedInOrRedirect();
  const first = settingsPages.find(({ needs }) => can(me, needs));
  if (!first) notFound();
  redirect(first.href);
}
