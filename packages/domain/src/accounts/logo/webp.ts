import type { PictureReader } from "./picture-reader.ts";

const alphaFlag = 0x10;
const animationFlag = 0x02;
/** What shows the picture. */
const shown = ["VP8X", "ALPH", "VP8 ", "VP8L"];

interface Chunk {
  name: string;
  data: Buffer;
}
interface Size {
  width: number;
  height: number;
}

/** WebP, RFC 9649. Leaves out metadata, colour profiles and unknown chunks; what moves is refused. */
export const readWebp: PictureReader = (file) => {
  const bytes = Buffer.from(file);
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") return null;
  const chunks = chunksIn(bytes.subarray(12, 8 + bytes.readUInt32LE(4)));
  if (!chunks || chunks.some(({ name }) => name === "ANIM" || name === "ANMF")) return null;
  const kept = chunks.filter(({ name }) => shown.includes(name));
  const sizes = kept.filter(({ name }) => name !== "ALPH").map(sizeOf);
  const hasPixels = kept.some(({ name }) => name === "VP8 " || name === "VP8L");
  const [size] = sizes;
  const agree = sizes.every((each) => each && each.width === size?.width && each.height === size.height);
  if (!size || !hasPixels || !agree) return null;
  const body = Buffer.concat([Buffer.from("WEBP"), ...kept.flatMap(written)]);
  return { mediaType: "image/webp", content: Buffer.concat([Buffer.from("RIFF"), number(body.length), body]), ...size };
};

function chunksIn(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (data.length < length) return null;
    chunks.push({ name: bytes.toString("latin1", at, at + 4), data });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** How large a chunk says the picture is; null when it is broken. */
function sizeOf({ name, data }: Chunk): Size | null {
  if (name === "VP8X") {
    if (data.length !== 10 || (data[0] ?? 0) & animationFlag) return null;
    return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
  }
  if (name === "VP8L") {
    if (data.length < 5 || data[0] !== 0x2f) return null;
    const packed = data.readUInt32LE(1);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  // RFC 6386 §9.1: a key frame, its start code, then 14 bits each
  const isKeyFrame = data.length >= 10 && ((data[0] ?? 1) & 1) === 0 && data.readUIntBE(3, 3) === 0x9d012a;
  const [width, height] = isKeyFrame ? [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff] : [0, 0];
  return width > 0 && height > 0 ? { width, height } : null;
}

/** A chunk as it is written; the extended header no longer mentions what was left out. */
function written({ name, data }: Chunk): Buffer[] {
  const own = Buffer.from(data);
  if (name === "VP8X") own[0] = (own[0] ?? 0) & alphaFlag;
  return [Buffer.from(name), number(own.length), own, Buffer.alloc(own.length % 2)];
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
