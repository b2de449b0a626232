/** The header that carries an access token, or none. */
export function bearerHeader(token: unknown): Record<string, string> {
  return typeof token === "string" ? { authorization: `Bearer ${token}` } : {};
}
