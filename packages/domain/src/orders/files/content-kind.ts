import { readPicture } from "../../accounts/logo/picture.ts";

export interface KeptContent {
  content: Uint8Array;
  mediaType: string;
  kind: "document" | "photo";
}

/** What a file is by what it holds, not by what it is called; null for what is not kept. */
export function readContent(file: Uint8Array): KeptContent | null {
  const picture = readPicture(file);
  if (picture) return { content: picture.content, mediaType: picture.mediaType, kind: "photo" };
  // ISO 32000-1, 7.5.2; what runs inside a PDF is never opened on our pages
  const isPdf = Buffer.from(file.subarray(0, 5)).toString("latin1") === "%PDF-";
  return isPdf ? { content: file, mediaType: "application/pdf", kind: "document" } : null;
}
