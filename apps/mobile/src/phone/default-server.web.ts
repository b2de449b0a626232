/** In the browser the app comes from the server that it talks to, unless the build names another. */
export function defaultServer(): string {
  return process.env.EXPO_PUBLIC_CARTAGE_URL ?? window.location.origin;
}
