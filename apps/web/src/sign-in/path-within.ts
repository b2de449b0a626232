/** A path of this site to go on to after signing in; anything that could lead elsewhere becomes the live map. */
export function pathWithin(asked: string | string[] | undefined): string {
  const base = "http://here.invalid";
  if (typeof asked !== "string" || !asked.startsWith("/") || !URL.canParse(asked, base)) return "/live";
  const url = new URL(asked, base);
  return url.origin === base ? url.pathname + url.search : "/live";
}
