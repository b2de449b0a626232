/** The server that this build was made for; empty lets the driver type one. Expo puts `EXPO_PUBLIC_…` in at build time. */
export function defaultServer(): string {
  return process.env.EXPO_PUBLIC_CARTAGE_URL ?? "";
}
