/** Opens the driver app at its sign-in, with what it needs there. */
export function appLink(given: Record<string, string>): string {
  return `cartage://sign-in?${new URLSearchParams(given)}`;
}
