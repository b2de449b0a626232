/**
 * A residual is what a prediction was off by, as an unsigned number: 0, -1, 1, -2, 2 … are 0, 1, 2, 3, 4 … (zigzag).
 * Its symbol is itself below 16; above, the position of its highest bit and the two bits below that, and the bits below
 * those follow as they are.
 */
export const symbolCount = 128;

export const zigzag = (difference: number): number => ((difference << 1) ^ (difference >> 31)) >>> 0;

export const unzigzag = (residual: number): number => (residual >>> 1) ^ -(residual & 1);

export function symbolOf(residual: number): number {
  if (residual < 16) return residual;
  const exponent = 31 - Math.clz32(residual);
  return 16 + ((exponent - 4) << 2) + ((residual >>> (exponent - 2)) & 3);
}

/** How many bits follow a symbol as they are. */
export const bitsAfter = (symbol: number): number => (symbol < 16 ? 0 : ((symbol - 16) >>> 2) + 2);

/** The least residual of a symbol: the bits that follow are added. */
export const leastOf = (symbol: number): number =>
  symbol < 16 ? symbol : ((4 | ((symbol - 16) & 3)) << (((symbol - 16) >>> 2) + 2)) >>> 0;

/** Which table a residual is coded with, when there are four: by how great the one before it was. */
export const contextAfter = (residual: number): number =>
  residual < 2 ? 0 : residual < 16 ? 1 : residual < 128 ? 2 : 3;
