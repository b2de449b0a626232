import { join } from "node:path";
import type { OrderDetail } from "@cartage/domain/orders/queries/get-order";
import PDFDocument from "pdfkit";
import QRCode from "qrcode";

/** Points to a millimetre. */
const mm = 72 / 25.4;
const page = { width: 100 * mm, height: 150 * mm, margin: 6 * mm };
const mostLabels = 1_000;

type Labelled = Pick<OrderDetail, "number" | "content">;

/**
 * A label for each piece of an order: to whom, from whom, which piece of how many, and its barcode as a QR code. `fonts` is
 * the folder of Geist, which has the letters of Vietnamese; the fonts that every reader of PDF has lack them.
 */
export async function drawLabels({ number, content }: Labelled, fonts: string): Promise<Uint8Array> {
  const document = new PDFDocument({ size: [page.width, page.height], margin: page.margin, autoFirstPage: false });
  document.registerFont("plain", join(fonts, "Geist-Regular.ttf"));
  document.registerFont("bold", join(fonts, "Geist-Bold.ttf"));
  document.info.Title = `Order ${number}`;
  const parts: Buffer[] = [];
  document.on("data", (part: Buffer) => parts.push(part));
  const done = new Promise<void>((resolve) => document.on("end", resolve));
  const pieces = content.items.flatMap((item) => Array.from({ length: item.quantity }, (_, at) => ({ item, at })));
  for (const [place, { item, at }] of pieces.slice(0, mostLabels).entries()) {
    document.addPage();
    drawText(document, { number, content, piece: `${place + 1} / ${pieces.length}`, of: item.description });
    drawCode(document, { barcode: item.barcode, caption: `${item.barcode}   ${at + 1}/${item.quantity}` });
  }
  document.end();
  await done;
  return Buffer.concat(parts);
}

function drawText(
  document: PDFKit.PDFDocument,
  { number, content, piece, of }: Labelled & { piece: string; of: string },
) {
  const { delivery, pickup, reference } = content;
  const width = page.width - 2 * page.margin;
  const fitted = (height: number) => ({ width, height: height * mm, ellipsis: true });
  document.font("bold").fontSize(14).text(`#${number}`, page.margin, page.margin, { width, continued: false });
  document
    .font("plain")
    .fontSize(11)
    .text(piece, page.margin, page.margin + 1 * mm, { width, align: "right" });
  document
    .font("bold")
    .fontSize(17)
    .text(delivery.name, page.margin, page.margin + 11 * mm, fitted(15));
  document
    .font("plain")
    .fontSize(12)
    .text(delivery.address, page.margin, page.margin + 28 * mm, fitted(17));
  document.text(delivery.phone ?? "", page.margin, page.margin + 46 * mm, fitted(6));
  document.fontSize(9).text(`${pickup.name}, ${pickup.address}`, page.margin, page.margin + 54 * mm, fitted(9));
  document.text([reference, of].filter(Boolean).join(" · "), page.margin, page.margin + 64 * mm, fitted(5));
}

/** The code's dark squares as one path, sharp at any size. */
function drawCode(document: PDFKit.PDFDocument, { barcode, caption }: { barcode: string; caption: string }) {
  const { modules } = QRCode.create(barcode, { errorCorrectionLevel: "M" });
  const side = 56 * mm;
  const [left, top] = [(page.width - side) / 2, page.height - page.margin - side - 7 * mm];
  const step = side / modules.size;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) document.rect(left + column * step, top + row * step, step, step);
  document.fill("black");
  const width = page.width - 2 * page.margin;
  document
    .font("plain")
    .fontSize(10)
    .text(caption, page.margin, top + side + 2 * mm, { width, align: "center" });
}
