const LOOPBACK_OR_PRIVATE = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\])/;

/**
 * What a driver types as the server, as `scheme://host:port`; null when it is none.
 * Without a scheme it is https, except on the own machine and in private networks.
 */
export function serverAddress(typed: string): string | null {
  const trimmed = typed.trim();
  const hasScheme = /^https?:\/\//i.test(trimmed);
  const scheme = LOOPBACK_OR_PRIVATE.test(trimmed) ? "http" : "https";
  try {
    const { protocol, host } = new URL(hasScheme ? trimmed : `${scheme}://${trimmed}`);
    return host === "" || /\s/.test(trimmed) ? null : `${protocol}//${host}`;
  } catch {
    return null;
  }
}
