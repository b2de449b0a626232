/** One process runs this app on a phone, so nothing else shares its tokens. */
export function exclusively<T>(task: () => Promise<T>): Promise<T> {
  return task();
}
