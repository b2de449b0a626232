export const severities = ["minor", "major", "critical"] as const;

export type Severity = (typeof severities)[number];

/** What a report counts as until a maintainer says otherwise: a fault of ours is major. */
export function severityOf(code: string | null): Severity {
  return code === "unexpected" || code === "unavailable" ? "major" : "minor";
}

/** After these a link's token follows, whatever it looks like. */
const leadsToSecret = /(invite|reset|setup|set-up|verify|confirm|token|link|join|accept|callback|sso|saml|track)/i;
/** What our own pages are called; a token of 128 bits does not look like this. */
const pageName = /^[a-z]+(-[a-z]+)*$/;
const longestPageName = 20;
const rowId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Parts of an address that say how a page looks; what they are set to is a word or a row's id. */
const views = new Set(["tab", "sort", "dir", "cols", "state", "map", "add", "ask", "invite", "type", "severity"]);

const hidden = "…";

/**
 * A page's address as it may be reported: names of pages and ids of rows, never what could be a link's token, what
 * somebody searched for, or a fragment. Whatever is not known to be harmless becomes "…".
 */
export function addressWithoutSecrets(address: string): string {
  const [beforeFragment = ""] = address.split("#", 1);
  const [path = "", ...queries] = beforeFragment.split("?");
  const segments = path.split("/").slice(1);
  const shown = segments.map((segment, at) => {
    if (segment === "") return "";
    if (segments.slice(0, at).some((before) => leadsToSecret.test(before))) return hidden;
    const isPage = pageName.test(segment) && segment.length <= longestPageName;
    return isPage || rowId.test(segment) ? segment : hidden;
  });
  const parts = [...new URLSearchParams(queries.join("&"))]
    .filter(([name]) => views.has(name))
    .map(([name, value]) => `${name}=${isHarmless(value) ? value : hidden}`);
  return `/${shown.join("/")}${parts.length > 0 ? `?${parts.join("&")}` : ""}`;
}

function isHarmless(value: string): boolean {
  return value.length <= longestPageName && /^[A-Za-z_]+(,[A-Za-z_]+)*$/.test(value);
}
