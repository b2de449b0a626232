/** What a factor's secret is sealed about. */
export const aboutFactor = (factorId: string) => `second factor ${factorId}`;
