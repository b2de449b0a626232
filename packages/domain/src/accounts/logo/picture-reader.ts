/** A picture as it may be kept: what shows it, and nothing else of its file. */
export interface Picture {
  mediaType: "image/png" | "image/jpeg" | "image/webp";
  content: Uint8Array;
  width: number;
  height: number;
}

/** Reads a file of one format; null when it is none, is broken, or moves. */
export type PictureReader = (file: Uint8Array) => Picture | null;
