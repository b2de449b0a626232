/** Versions are given out before they are committed: so many below the last one seen may still have been on their way. */
export const versionOverlap = 20_000;
