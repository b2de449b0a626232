import type { PictureReader } from "./picture-reader.ts";

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
/** Baseline, extended and progressive with Huffman codes, which browsers show. */
const frames = [0xc0, 0xc1, 0xc2];
/** Frames, Huffman and quantisation tables, the restart interval, scans. */
const shown = [...frames, 0xc4, 0xdb, 0xdd, startOfScan];

interface Segment {
  marker: number;
  /** What follows its length. */
  data: Buffer;
  /** All of it, with the codes of a scan. */
  whole: Buffer;
}

/** JPEG, ITU T.81 annex B. Leaves out every application's segment but those that say how colours are meant. */
export const readJpeg: PictureReader = (file) => {
  const bytes = Buffer.from(file);
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return null;
  const segments = segmentsIn(bytes);
  if (!segments?.every(isKnown)) return null;
  const [frame, ...more] = segments.filter(({ marker }) => frames.includes(marker));
  const hasScan = segments.some(({ marker }) => marker === startOfScan);
  if (!frame || more.length > 0 || !hasScan || frame.data.length < 6) return null;
  const [height, width] = [frame.data.readUInt16BE(1), frame.data.readUInt16BE(3)];
  if (width === 0 || height === 0) return null;
  const kept = segments.filter((segment) => shown.includes(segment.marker) || saysColours(segment));
  const content = Buffer.concat([
    bytes.subarray(0, 2),
    ...kept.map(({ whole }) => whole),
    Buffer.from([0xff, endOfImage]),
  ]);
  return { mediaType: "image/jpeg", content, width, height };
};

/** All segments up to the end of the image; null when it has none, or a segment is cut off. */
function segmentsIn(bytes: Buffer): Segment[] | null {
  const segments: Segment[] = [];
  for (let at = 2; at + 2 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === endOfImage) return segments;
    // any number of these may stand before a marker
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const next = marker === startOfScan ? endOfCodes(bytes, end) : end;
    segments.push({ marker, data: bytes.subarray(at + 4, end), whole: bytes.subarray(at, next) });
    at = next;
  }
  return null;
}

/** Whether it is kept, or an application's segment or a comment, which may be left out. */
function isKnown({ marker }: Segment): boolean {
  return shown.includes(marker) || (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
}

/** JFIF's and Adobe's segments. */
function saysColours({ marker, data }: Segment): boolean {
  const name = data.toString("latin1", 0, 5);
  return (
    (marker === 0xe0 && name === "JFIF\0" && data.length === 14) ||
    (marker === 0xee && name === "Adobe" && data.length === 12)
  );
}

/** Where the codes of a scan end: at a marker that is neither a stuffed byte nor a restart. */
function endOfCodes(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}
