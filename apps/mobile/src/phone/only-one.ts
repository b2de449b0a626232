/** Settles when this is the only one that tracks and sends: at once, a phone runs the app once. */
export async function becomeTheOnlyOne(): Promise<void> {}
