const isSecretName = (name: string) => /password|passphrase|secret|token|authorization|cookie|credential/i.test(name);
const maxDepth = 6;

/** A copy in which the value of every name that sounds like a secret, at any depth, reads `[redacted]`. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return withoutUrlPassword(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > maxDepth) return "[too deep]";
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  // an Error, a Date, a Buffer: the logger's serialisers know them
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, isSecretName(name) ? "[redacted]" : redact(inner, depth + 1)]),
  );
}

function withoutUrlPassword(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s/@]+@/gi, "$1:[redacted]@");
}
