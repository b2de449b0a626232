import { catalogues, type Locale } from "./catalogues.ts";

const defaultLocale: Locale = "en";

/** The language of a person whose cookie or `Accept-Language` header (RFC 9110 §12.5.4) this is; English when in doubt. */
export function matchLocale({ cookie, header }: { cookie?: string | null; header?: string | null }): Locale {
  if (isLocale(cookie)) return cookie;
  for (const tag of acceptedTags(header ?? "")) {
    const language = tag.split("-")[0];
    if (isLocale(language)) return language;
  }
  return defaultLocale;
}

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && Object.hasOwn(catalogues, value);
}

/** The header's tags, most wanted first; those with a weight of 0 are not wanted at all. */
function acceptedTags(header: string): string[] {
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
