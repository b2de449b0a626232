/** A stretch of time that begins with a checkpoint, where it has a position: a repair goes back by no more. */
export const stretchMs = 2 * 3_600_000;

/** When the stretch of a time began, epoch ms. */
export const stretchFrom = (time: number): number => Math.floor(time / stretchMs) * stretchMs;
