import { readJpeg } from "./jpeg.ts";
import { readPng } from "./png.ts";
import { readWebp } from "./webp.ts";

/** A picture as it may be kept: what shows it, and nothing else of its file. */
export interface Picture {
  mediaType: "image/png" | "image/jpeg" | "image/webp";
  content: Uint8Array;
  width: number;
  height: number;
}

/** Reads a file of one format; null when it is none, is broken, or moves. */
export type PictureReader = (file: Uint8Array) => Picture | null;

/**
 * The picture in a file, judged by its bytes alone. It is put together anew of the parts that show it: comments, places
 * where it was taken, and whatever stands behind its end are left out, so that nothing else can be read from it.
 */
export const readPicture: PictureReader = (file) => readPng(file) ?? readJpeg(file) ?? readWebp(file);
