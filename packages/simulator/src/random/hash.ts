/**
 * Two 32-bit integers mixed into one, evenly over [0, 2³²) (the finalizer of MurmurHash3, Appleby 2011).
 * Everything random in a fleet comes from here, so that any moment can be computed without the ones before it.
 */
export function hash(a: number, b: number): number {
  let h = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The same for a text (FNV-1a, 32 bits). */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** A number in [0, 1) that depends on nothing but its two arguments. */
export function unit(a: number, b: number): number {
  return hash(a, b) / 0x1_0000_0000;
}
