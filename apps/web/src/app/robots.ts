import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "../env.ts";

/** Search engines find what is meant for everybody; tracking links say of themselves that they are not. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  // the address is known when it runs, not when it is built
  await connection();
  const { PUBLIC_URL } = env();
  const rules = { userAgent: "*", allow: ["/$", "/_next/", "/o/", "/track/"], disallow: "/" };
  return { rules, sitemap: `${PUBLIC_URL}/sitemap.xml` };
}
