import type { Proof } from "@cartage/domain/orders/proof/inputs";
import { ink, type Sheet, write } from "./sheet.ts";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const metresPerE7 = (6_371_008.8 * Math.PI) / 180 / 1e7;

/** A plan without streets: the address with the limit around it, the position with its accuracy, north up, a scale. */
export function drawPlace(sheet: Sheet, proof: Proof, box: Box): void {
  const { pdf, t } = sheet;
  pdf.roundedRect(box.x, box.y, box.width, box.height, 4).lineWidth(0.75).stroke(ink.line);
  const { fix, address, thresholds } = proof;
  const inner = { x: box.x + 12, width: box.width - 24, size: 9, lines: 3, color: ink.quiet, align: "center" as const };
  if (!fix) return void write(sheet, t("proofs.sheet.noFix"), { ...inner, y: box.y + box.height / 2 - 12 });
  if (!address.place) return void write(sheet, t("proofs.sheet.noPlace"), { ...inner, y: box.y + box.height / 2 - 12 });

  const eastM = turned(fix.lonE7 - address.place.lonE7) * metresPerE7 * Math.cos(radians(address.place.latE7));
  const northM = (fix.latE7 - address.place.latE7) * metresPerE7;
  const accuracyM = fix.accuracyM ?? 0;
  const away = Math.hypot(eastM, northM);
  // both circles and the way between them; a plan of half the earth shows the way alone
  const reachM = Math.max(thresholds.farM, Math.min(away + accuracyM, 40_000_000)) * 1.12;
  const scale = Math.min(box.width, box.height) / 2 / reachM;
  const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const at = { x: center.x + eastM * scale, y: center.y - northM * scale };

  pdf.save().roundedRect(box.x, box.y, box.width, box.height, 4).clip();
  pdf
    .circle(center.x, center.y, Math.max(thresholds.farM * scale, 2))
    .fillOpacity(0.08)
    .fill(ink.strong);
  pdf.fillOpacity(1).circle(center.x, center.y, Math.max(thresholds.farM * scale, 2));
  pdf.dash(3, { space: 2 }).lineWidth(0.75).stroke(ink.strong).undash();
  pdf
    .circle(at.x, at.y, Math.max(accuracyM * scale, 1))
    .fillOpacity(0.18)
    .fill(ink.fix)
    .fillOpacity(1);
  pdf.moveTo(center.x, center.y).lineTo(at.x, at.y).lineWidth(0.75).stroke(ink.quiet);
  pdf.rect(center.x - 3, center.y - 3, 6, 6).fill(ink.strong);
  pdf.circle(at.x, at.y, 3.2).fill(ink.fix);
  pdf.restore();
  drawScale(sheet, box, scale);
  drawNorth(sheet, box);
}

/** Across the antimeridian the short way. */
function turned(lonE7: number): number {
  return ((lonE7 + 5_400_000_000) % 3_600_000_000) - 1_800_000_000;
}

function radians(e7: number): number {
  return (e7 / 1e7) * (Math.PI / 180);
}

/** A bar of 1, 2 or 5 times a power of ten metres, about a quarter of the box. */
function drawScale(sheet: Sheet, box: Box, scale: number): void {
  const wantedM = box.width / 4 / scale;
  const power = 10 ** Math.floor(Math.log10(wantedM));
  const lengthM = ([5, 2, 1].find((times) => times * power <= wantedM) ?? 1) * power;
  const [x, y] = [box.x + 8, box.y + box.height - 8];
  const end = x + lengthM * scale;
  sheet.pdf
    .moveTo(x, y - 3)
    .lineTo(x, y)
    .lineTo(end, y)
    .lineTo(end, y - 3)
    .lineWidth(0.75)
    .stroke(ink.text);
  const text = sheet.t("proofs.sheet.metres", { value: lengthM });
  write(sheet, text, { x, y: y - 13, width: box.width / 2, size: 7, color: ink.text });
}

function drawNorth(sheet: Sheet, box: Box): void {
  const [x, y] = [box.x + box.width - 12, box.y + 8];
  sheet.pdf
    .moveTo(x, y)
    .lineTo(x + 3.5, y + 11)
    .lineTo(x, y + 8.5)
    .lineTo(x - 3.5, y + 11)
    .fill(ink.quiet);
}
