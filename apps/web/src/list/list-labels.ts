/** What every list's own catalogue says of its filter. */
export function listLabels(t: (key: "search" | "noMatch" | "noMatchText" | "clear") => string) {
  return { search: t("search"), noMatch: t("noMatch"), noMatchText: t("noMatchText"), clear: t("clear") };
}
