import type { Seal } from "@cartage/domain/orders/proof/inputs";
import { sealSha256Of } from "@cartage/domain/orders/proof/seal-proof";
import QRCode from "qrcode";
import { ink, innerWidth, page, type Sheet, write } from "./sheet.ts";

const side = 92;
/** Where the foot of the sheet begins. */
export const footY = page.height - page.margin - side;

/** The seal as hash and as QR code, with how the bundle is verified. */
export function drawSeal(sheet: Sheet, seal: Seal): void {
  const { pdf, t, time } = sheet;
  const sha256 = sealSha256Of(seal);
  pdf
    .moveTo(page.margin, footY - 12)
    .lineTo(page.margin + innerWidth, footY - 12)
    .lineWidth(0.75)
    .stroke(ink.line);
  drawCode(pdf, `cartage-proof:1:${sha256}`);
  const line = { x: page.margin + side + 16, width: innerWidth - side - 16 };
  let y = write(sheet, t("proofs.sheet.seal"), { ...line, y: footY, size: 8, color: ink.quiet }) + 1;
  y = write(sheet, sha256.replace(/.{8}(?=.)/g, "$& "), { ...line, y, size: 9, lines: 2, isBold: true }) + 4;
  const { organisationChain, orderChain, sealedAt, keyId } = seal;
  const places = { at: time(sealedAt), seq: organisationChain.seq, order: orderChain.seq };
  const small = { ...line, size: 8, color: ink.quiet };
  y = write(sheet, t("proofs.sheet.sealedAt", places), { ...small, y, lines: 2 }) + 2;
  y = write(sheet, t("proofs.sheet.key", { keyId: `${keyId.slice(0, 32)}…` }), { ...small, y }) + 2;
  write(sheet, t("proofs.sheet.verify"), { ...small, y, lines: 3 });
}

/** The code's dark squares as one path, sharp at any size. */
function drawCode(pdf: PDFKit.PDFDocument, text: string): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const step = side / modules.size;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) pdf.rect(page.margin + column * step, footY + row * step, step, step);
  pdf.fill("black");
}
