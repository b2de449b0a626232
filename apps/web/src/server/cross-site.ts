/**
 * Whether a browser sends a request for a page of another site, a neighbour's domain among them. What is no browser says
 * neither of the two, and has no cookie that somebody else could use. (Fetch Metadata, and Origin where it is plain HTTP;
 * as Go's CrossOriginProtection decides.)
 */
export function isCrossSite(headers: Headers, publicUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = headers.get("origin");
  if (origin === null) return false;
  if (!URL.canParse(origin)) return true;
  const { host } = new URL(origin);
  // a proxy may have changed the name that a request asks for
  return host !== headers.get("host") && host !== new URL(publicUrl).host;
}
