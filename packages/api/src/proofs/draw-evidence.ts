import { readCanonicalJson } from "@cartage/domain/orders/proof/canonical-json";
import { type Evidence, type Proof, Strokes } from "@cartage/domain/orders/proof/inputs";
import { ink, innerWidth, page, type Sheet, write } from "./sheet.ts";

const perRow = 3;
const gap = 10;
const frameWidth = (innerWidth - (perRow - 1) * gap) / perRow;
const captionHeight = 22;
const lineHeight = 14;
/** Of a frame. */
const lowest = 50;
const highest = 140;

type Picture = Extract<Evidence, { content: object }>;
type Room = { x: number; y: number; width: number; height: number };

/** Signatures and photos in one or two rows of frames, as high as there is room; codes and PIN as lines. */
export function drawEvidence(
  sheet: Sheet,
  proof: Proof,
  contents: ReadonlyMap<string, Uint8Array>,
  { top, bottom }: { top: number; bottom: number },
): void {
  const { t } = sheet;
  const line = { x: page.margin, width: innerWidth, size: 9 };
  if (proof.evidence.length === 0)
    return void write(sheet, t("proofs.sheet.none"), { ...line, y: top, color: ink.quiet });
  const pictures = proof.evidence.filter((one) => one.kind === "signature" || one.kind === "photo");
  const others = proof.evidence.filter((one) => one.kind === "code" || one.kind === "pin").slice(0, 3);
  // the signatures first: of many photos one is like the other
  const sorted = pictures.toSorted((a, b) => Number(a.kind === "photo") - Number(b.kind === "photo"));
  const room = bottom - top - (others.length + 1) * lineHeight;
  const rows = Math.min(Math.ceil(sorted.length / perRow), 2, Math.floor(room / (lowest + captionHeight)));
  const height = Math.min(highest, room / Math.max(rows, 1) - captionHeight);
  const shown = sorted.slice(0, rows * perRow);
  for (const [at, picture] of shown.entries()) {
    const x = page.margin + (at % perRow) * (frameWidth + gap);
    const y = top + Math.floor(at / perRow) * (height + captionHeight);
    drawPicture(sheet, picture, contents.get(picture.content.file), { x, y, width: frameWidth, height });
  }
  let y = top + rows * (height + captionHeight);
  for (const one of others) y = write(sheet, wordsOf(sheet, one), { ...line, y }) + 2;
  const count = proof.evidence.length - shown.length - others.length;
  if (count > 0) write(sheet, t("proofs.sheet.more", { count }), { ...line, y, color: ink.quiet });
}

function wordsOf({ t, time }: Sheet, evidence: Extract<Evidence, { kind: "code" | "pin" }>): string {
  const said = evidence.kind === "code" ? evidence.code : t(`proofs.sheet.pin.${evidence.outcome}`);
  const { capturedAt } = evidence;
  const when =
    capturedAt === null ? t("proofs.sheet.withoutTime") : t("proofs.sheet.capturedAt", { at: time(capturedAt) });
  return `${t(`proofs.kinds.${evidence.kind}`)}: ${said} · ${when}`;
}

function drawPicture(sheet: Sheet, picture: Picture, bytes: Uint8Array | undefined, frame: Room): void {
  const { pdf, t, brief } = sheet;
  const { capturedAt, content } = picture;
  const room = { x: frame.x + 6, y: frame.y + 6, width: frame.width - 12, height: frame.height - 12 };
  const isDrawn = bytes !== undefined && drawContent(pdf, picture, bytes, room);
  pdf.roundedRect(frame.x, frame.y, frame.width, frame.height, 4).lineWidth(0.75).stroke(ink.line);
  const text = { x: room.x + 4, width: room.width - 8, size: 8, color: ink.quiet };
  const middle = frame.y + frame.height / 2 - 12;
  if (!isDrawn) write(sheet, t("proofs.sheet.notDrawn", { file: content.file }), { ...text, y: middle, lines: 3 });
  const when = capturedAt === null ? t("proofs.sheet.withoutTime") : brief(capturedAt);
  const caption = `${t(`proofs.kinds.${picture.kind}`)} · ${when}`;
  write(sheet, caption, { ...text, x: frame.x, y: frame.y + frame.height + 3, width: frame.width });
}

/** False for what pdfkit cannot draw: WebP, and pictures that are broken. */
function drawContent(pdf: PDFKit.PDFDocument, { content }: Picture, bytes: Uint8Array, room: Room): boolean {
  if (content.mediaType === "application/json") return drawStrokes(pdf, bytes, room);
  try {
    const { x, y, width, height } = room;
    pdf.image(Buffer.from(bytes), x, y, { fit: [width, height], align: "center", valign: "center" });
    return true;
  } catch {
    return false;
  }
}

function drawStrokes(pdf: PDFKit.PDFDocument, bytes: Uint8Array, room: Room): boolean {
  const strokes = Strokes.safeParse(readCanonicalJson(bytes)).data;
  if (!strokes) return false;
  const scale = Math.min(room.width / strokes.width, room.height / strokes.height);
  const left = room.x + (room.width - strokes.width * scale) / 2;
  const top = room.y + (room.height - strokes.height * scale) / 2;
  pdf.lineWidth(1.2).lineCap("round").lineJoin("round").strokeColor(ink.text);
  for (const stroke of strokes.strokes) {
    const [first, ...rest] = stroke.map(([px, py]): [number, number] => [left + px * scale, top + py * scale]);
    if (!first) continue;
    pdf.moveTo(...first);
    // a dot is a line of no length
    for (const point of rest.length > 0 ? rest : [first]) pdf.lineTo(...point);
    pdf.stroke();
  }
  return true;
}
