const DASH = 45;
const LENGTH = 36;

/**
 * Whether the 36 characters of `text` from `start` on are a lower-case UUID of any version (RFC 9562 §4).
 * It reads character codes because the worker calls it twice a message.
 */
export function isUuidAt(text: string, start: number): boolean {
  if (text.length < start + LENGTH) return false;
  for (let at = 0; at < LENGTH; at++) {
    const code = text.charCodeAt(start + at);
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (code !== DASH) return false;
    } else if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) {
      return false;
    }
  }
  return true;
}

/** Whether `text` is a lower-case UUID and nothing else. */
export function isUuid(text: unknown): text is string {
  return typeof text === "string" && text.length === LENGTH && isUuidAt(text, 0);
}
