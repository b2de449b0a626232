/** What a reader of a refusal is told. */
export const wordExpected = "a text of 1 to 64 printable ASCII characters";

/** A short name that a device chooses: printable ASCII without spaces, 1 to 64 characters. */
export function isWord(value: unknown): value is string {
  return typeof value === "string" && /^[!-~]{1,64}$/.test(value);
}
