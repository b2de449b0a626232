/** The same code in a browser has no scheme to be led back to. */
export const isBrowserSignInOffered = false;
