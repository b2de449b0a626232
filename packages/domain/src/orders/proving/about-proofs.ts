/** What a signing key's private part is sealed about. */
export const aboutSigningKey = (id: string) => `signing key ${id}`;

/** What a PIN's secret is sealed about. */
export const aboutOrderPin = (id: string) => `order pin ${id}`;
