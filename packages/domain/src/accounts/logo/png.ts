import { crc32, inflateSync } from "node:zlib";
import type { PictureReader } from "./picture-reader.ts";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What shows the picture; an animation's frames, texts and unknown parts are left out. */
const shown = ["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND"];
/** More pixels are not unpacked to look whether they are there. */
const unpackedMostBytes = 64 * 1024 * 1024;
const samples: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Where the seven passes of Adam7 begin, and how far apart their pixels are. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** PNG, third edition (W3C 2025). */
export const readPng: PictureReader = (file) => {
  const bytes = Buffer.from(file);
  if (!bytes.subarray(0, 8).equals(signature)) return null;
  const kept = [signature];
  const pixels: Buffer[] = [];
  let header: Buffer | null = null;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const chunk = bytes.subarray(at, at + 12 + length);
    if (chunk.length < 12 + length || crc32(chunk.subarray(4, 8 + length)) !== chunk.readUInt32BE(8 + length))
      return null;
    const type = chunk.toString("latin1", 4, 8);
    const data = chunk.subarray(8, 8 + length);
    if ((type === "IHDR") !== (header === null)) return null;
    header ??= data;
    if (shown.includes(type)) kept.push(chunk);
    else if (/^[A-Z]/.test(type)) return null;
    if (type === "IDAT") pixels.push(data);
    if (type === "IEND") return toPicture(header, Buffer.concat(pixels), Buffer.concat(kept));
    at += 12 + length;
  }
  return null;
};

function toPicture(header: Buffer, packed: Buffer, content: Buffer): ReturnType<PictureReader> {
  if (header.length !== 13) return null;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, colour = -1, compression, filter, interlace = 2] = header.subarray(8);
  const bitsPerPixel = depth * (samples[colour] ?? 0);
  if (width === 0 || height === 0 || bitsPerPixel === 0 || compression !== 0 || filter !== 0 || interlace > 1)
    return null;
  const expected = scanlineBytes(width, height, { bitsPerPixel, isInterlaced: interlace === 1 });
  const picture = { mediaType: "image/png" as const, content, width, height };
  // too large a picture is refused for its pixels
  if (expected > unpackedMostBytes) return picture;
  try {
    return inflateSync(packed, { maxOutputLength: expected }).length === expected ? picture : null;
  } catch {
    return null;
  }
}

function scanlineBytes(
  width: number,
  height: number,
  { bitsPerPixel, isInterlaced }: { bitsPerPixel: number; isInterlaced: boolean },
): number {
  const bytesOf = (columns: number, rows: number) =>
    columns === 0 || rows === 0 ? 0 : rows * (1 + Math.ceil((columns * bitsPerPixel) / 8));
  if (!isInterlaced) return bytesOf(width, height);
  return passes.reduce(
    (sum, [x, y, dx, dy]) =>
      sum + bytesOf(Math.max(0, Math.ceil((width - x) / dx)), Math.max(0, Math.ceil((height - y) / dy))),
    0,
  );
}
