/** The address of a user who has none that is theirs; RFC 2606 keeps `.invalid` for nobody. */
export function withoutAddress(userId: string): string {
  return `${userId}@no-address.invalid`;
}
