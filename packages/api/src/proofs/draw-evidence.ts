import { readCanonicalJson } from "@cartage/domain/orders/proof/canonical-json";
import { type Evidence, type Proof, Strokes } from "@cartage/domain/orders/proof/inputs";
import { ink, innerWidth, page, type Sheet, write } from "./sheet.ts";

const perRow = 3;
const gap = 10;
const frame = { width: (innerWidth - (perRow - 1) * gap) / perRow, height: 112 };

type Picture = Extract<Evidence, { content: object }>;

/** Signatures and photos in frames, at most two rows of three; codes and PIN as lines. Gives the y below. */
export function drawEvidence(
  sheet: Sheet,
  proof: Proof,
  contents: ReadonlyMap<string, Uint8Array>,
  top: number,
): number {
  const { t } = sheet;
  const pictures = proof.evidence.filter((one) => one.kind === "signature" || one.kind === "photo");
  // the signatures first: of many photos one is like the other
  const sorted = pictures.toSorted((a, b) => Number(a.kind === "photo") - Number(b.kind === "photo"));
  const shown = sorted.slice(0, 2 * perRow);
  let y = top;
  for (const [at, picture] of shown.entries()) {
    const x = page.margin + (at % perRow) * (frame.width + gap);
    if (at === perRow) y += frame.height + 22;
    drawPicture(sheet, picture, contents.get(picture.content.file), { x, y });
  }
  if (shown.length > 0) y += frame.height + 24;
  const line = { x: page.margin, width: innerWidth, size: 9, lines: 1 };
  const lines = proof.evidence.flatMap((one) =>
    one.kind === "code" || one.kind === "pin" ? [wordsOf(sheet, one)] : [],
  );
  for (const text of lines.slice(0, 3)) y = write(sheet, text, { ...line, y }) + 2;
  const left = sorted.length - shown.length + Math.max(0, lines.length - 3);
  if (left > 0) y = write(sheet, t("proofs.sheet.more", { count: left }), { ...line, y, color: ink.quiet }) + 2;
  return y;
}

function wordsOf({ t, time }: Sheet, evidence: Extract<Evidence, { kind: "code" | "pin" }>): string {
  const said = evidence.kind === "code" ? evidence.code : t(`proofs.sheet.pin.${evidence.outcome}`);
  const { capturedAt } = evidence;
  const when =
    capturedAt === null ? t("proofs.sheet.withoutTime") : t("proofs.sheet.capturedAt", { at: time(capturedAt) });
  return `${t(`proofs.kinds.${evidence.kind}`)}: ${said} · ${when}`;
}

function drawPicture(
  sheet: Sheet,
  picture: Picture,
  bytes: Uint8Array | undefined,
  { x, y }: { x: number; y: number },
) {
  const { pdf, t, time } = sheet;
  const { capturedAt, content } = picture;
  pdf.save().roundedRect(x, y, frame.width, frame.height, 4).clip();
  const isDrawn = bytes !== undefined && drawContent(sheet, picture, bytes, { x, y });
  pdf.restore();
  pdf.roundedRect(x, y, frame.width, frame.height, 4).lineWidth(0.75).stroke(ink.line);
  const box = { x: x + 10, width: frame.width - 20, size: 8, color: ink.quiet };
  if (!isDrawn) write(sheet, t("proofs.sheet.notDrawn", { file: content.file }), { ...box, y: y + 44, lines: 3 });
  const when = capturedAt === null ? t("proofs.sheet.withoutTime") : time(capturedAt);
  const caption = `${t(`proofs.kinds.${picture.kind}`)} · ${when}`;
  write(sheet, caption, { x, y: y + frame.height + 4, width: frame.width, size: 8, color: ink.quiet });
}

/** False for what pdfkit cannot draw: WebP, and pictures that are broken. */
function drawContent({ pdf }: Sheet, picture: Picture, bytes: Uint8Array, { x, y }: { x: number; y: number }): boolean {
  const room = { x: x + 6, y: y + 6, width: frame.width - 12, height: frame.height - 12 };
  if (picture.content.mediaType === "application/json") return drawStrokes(pdf, bytes, room);
  try {
    pdf.image(Buffer.from(bytes), room.x, room.y, {
      fit: [room.width, room.height],
      align: "center",
      valign: "center",
    });
    return true;
  } catch {
    return false;
  }
}

type Room = { x: number; y: number; width: number; height: number };

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
