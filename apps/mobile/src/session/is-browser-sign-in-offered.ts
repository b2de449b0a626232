/** An app can be led back to from a browser, by the scheme that it alone has. */
export const isBrowserSignInOffered = true;
