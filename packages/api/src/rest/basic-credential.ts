/** The user name and password of a Basic authorization header (RFC 7617); null when it is none. */
export function basicCredential(header: string | null): { username: string; password: string } | null {
  const [scheme, encoded] = header?.split(" ") ?? [];
  if (scheme?.toLowerCase() !== "basic" || !encoded) return null;
  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const colonAt = decoded.indexOf(":");
  if (colonAt === -1) return null;
  return { username: decoded.slice(0, colonAt), password: decoded.slice(colonAt + 1) };
}
