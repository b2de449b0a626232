/** Runs one task at a time over all tabs of the browser: they share the refresh token, which works once. */
export function exclusively<T>(task: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request("cartage-tokens", task) : task();
}
