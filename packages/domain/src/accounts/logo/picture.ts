import { readJpeg } from "./jpeg.ts";
import type { PictureReader } from "./picture-reader.ts";
import { readPng } from "./png.ts";
import { readWebp } from "./webp.ts";

/**
 * The picture in a file, judged by its bytes alone. It is put together anew of the parts that show it: comments, places
 * where it was taken, and whatever stands behind its end are left out, so that nothing else can be read from it.
 */
export const readPicture: PictureReader = (file) => readPng(file) ?? readJpeg(file) ?? readWebp(file);
