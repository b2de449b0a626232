import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "../env.ts";
import { serverCaller } from "../server/caller.ts";

/** The landing page, and the public pages that organisations switched on, in both languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const { PUBLIC_URL } = env();
  const pages = await (await serverCaller()).recipients.page.list();
  return [
    { url: `${PUBLIC_URL}/` },
    ...pages.map(({ slug, changedAt }) => {
      const url = `${PUBLIC_URL}/o/${slug}`;
      return {
        url,
        lastModified: changedAt,
        alternates: { languages: { en: `${url}?lang=en`, vi: `${url}?lang=vi` } },
      };
    }),
  ];
}
