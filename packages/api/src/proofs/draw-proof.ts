import type { Proof, Seal } from "@cartage/domain/orders/proof/inputs";
import { judgeProof } from "@cartage/domain/orders/proof/rules";
import type { Locale } from "@cartage/messages/catalogues";
import { translate } from "@cartage/messages/translate";
import { drawEvidence } from "./draw-evidence.ts";
import { drawPlace } from "./draw-place.ts";
import { drawSeal, footY } from "./draw-seal.ts";
import { discountSentence, reasonSentence } from "./proof-words.ts";
import { drawSheet, ink, innerWidth, page, type Sheet, write } from "./sheet.ts";

export interface SealedProof {
  proof: Proof;
  contents: ReadonlyMap<string, Uint8Array>;
  seal: Seal;
}

export interface Reader {
  locale: Locale;
  /** IANA. */
  timeZone: string;
  /** The folder of Geist's fonts. */
  fonts: string;
}

const plan = { width: 176, height: 150 };
const leftWidth = innerWidth - plan.width - 24;

/** A proof on one A4 sheet, as PDF. The same proof for the same reader gives the same bytes. */
export function drawProof(
  { proof, contents, seal }: SealedProof,
  { locale, timeZone, fonts }: Reader,
): Promise<Uint8Array> {
  const t = translate(locale);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "long", timeZone });
  const brief = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "medium", timeZone });
  const title = `${t("proofs.sheet.title", { kind: proof.kind })} ${proof.order.number}`;
  return drawSheet({ title, at: seal.sealedAt, language: locale, fonts }, (pdf) => {
    const sheet: Sheet = { pdf, t, time: (at) => format.format(at), brief: (at) => brief.format(at) };
    const top = drawHead(sheet, proof);
    const parties = drawParties(sheet, proof, top);
    const place = drawWhere(sheet, proof, top);
    const reasons = drawReasons(sheet, proof, Math.max(parties, place) + 10);
    const evidence = drawHeading(sheet, t("proofs.sheet.evidence"), reasons + 10);
    drawEvidence(sheet, proof, contents, { top: evidence, bottom: footY - 20 });
    drawSeal(sheet, seal);
  });
}

function drawHead(sheet: Sheet, proof: Proof): number {
  const { pdf, t } = sheet;
  const { strength } = judgeProof(proof);
  const badge = { width: 74, height: 22, x: page.margin + innerWidth - 74, y: page.margin };
  pdf.roundedRect(badge.x, badge.y, badge.width, badge.height, 11).fill(ink[strength]);
  const white = { size: 11, isBold: true, color: "#ffffff", align: "center" as const };
  write(sheet, t(`proofs.strength.${strength}`), { ...badge, y: badge.y + 4, ...white });
  const line = { x: page.margin, width: innerWidth - badge.width - 16 };
  const title = t("proofs.sheet.title", { kind: proof.kind });
  const y = write(sheet, title, { ...line, y: page.margin - 3, size: 20, isBold: true });
  const below = write(sheet, proof.organisation.name, { ...line, y: y + 1, size: 10, color: ink.quiet, lines: 2 });
  return below + 16;
}

function drawParties(sheet: Sheet, proof: Proof, top: number): number {
  const { t, time } = sheet;
  const fields: Field[] = [
    [t("proofs.sheet.order"), proof.order.number, 2],
    [t("proofs.sheet.handedOverBy"), proof.handedOverBy.name, 2],
    [t("proofs.sheet.takenBy"), proof.takenBy.name, 2],
    [t("proofs.sheet.address"), proof.address.text, 3],
    [t("proofs.sheet.handedOverAt"), time(proof.handedOverAt), 1],
    [t("proofs.sheet.receivedAt"), time(proof.receivedAt), 1],
  ];
  return fields.reduce((y, [label, value, lines]) => {
    const line = { x: page.margin, width: leftWidth };
    const below = write(sheet, label, { ...line, y, size: 8, color: ink.quiet });
    return write(sheet, value || "–", { ...line, y: below, size: 10.5, lines }) + 6;
  }, top);
}

/** What it is called, what it is, and its lines at most. */
type Field = [string, string, number];

function clockWords({ t }: Sheet, { clockOffsetMs }: Proof): string {
  if (clockOffsetMs === null) return t("proofs.sheet.unknown");
  const s = Math.round(Math.abs(clockOffsetMs) / 100) / 10;
  return t(clockOffsetMs < 0 ? "proofs.sheet.clockBehind" : "proofs.sheet.clockAhead", { s });
}

function deviceWords({ t }: Sheet, { device }: Proof): string {
  const told = [device.isMockLocation, device.isEmulator, device.isRooted];
  const state = told.includes(true) ? "doubted" : told.includes(null) ? "unknown" : "sound";
  const attestation = t(`proofs.sheet.attestation.${device.attestation}`);
  return `${t(`proofs.sheet.deviceStates.${state}`)} · ${attestation}`;
}

function drawWhere(sheet: Sheet, proof: Proof, top: number): number {
  const { t, pdf } = sheet;
  const x = page.margin + leftWidth + 24;
  drawPlace(sheet, proof, { x, y: top, ...plan });
  const { fix, address, thresholds } = proof;
  let y = top + plan.height + 8;
  if (fix && address.place) {
    const key = { x: x + 12, width: plan.width - 12, size: 8, color: ink.quiet };
    pdf.rect(x, y + 2.5, 5, 5).fill(ink.strong);
    y = write(sheet, t("proofs.sheet.legend.address", { limitM: thresholds.farM }), { ...key, y }) + 2;
    pdf.circle(x + 2.5, y + 5, 2.7).fill(ink.fix);
    y = write(sheet, t("proofs.sheet.legend.fix"), { ...key, y }) + 6;
  }
  const metres = (value: number | null) =>
    value === null ? t("proofs.sheet.unknown") : t("proofs.sheet.metres", { value });
  const rows: Field[] = [
    [t("proofs.sheet.clock"), clockWords(sheet, proof), 1],
    [t("proofs.sheet.device"), deviceWords(sheet, proof), 2],
  ];
  if (fix)
    rows.unshift(
      [t("proofs.sheet.coordinates"), `${(fix.latE7 / 1e7).toFixed(7)}, ${(fix.lonE7 / 1e7).toFixed(7)}`, 1],
      [t("proofs.sheet.accuracy"), metres(fix.accuracyM), 1],
      [t("proofs.sheet.distance"), metres(fix.distanceM), 1],
    );
  const label = 72;
  const value = { x: x + label, width: plan.width - label, size: 8, align: "right" as const };
  for (const [name, text, lines] of rows) {
    write(sheet, name, { x, y, width: label, size: 8, color: ink.quiet });
    y = write(sheet, text, { ...value, y, lines }) + 2;
  }
  return y;
}

function drawHeading(sheet: Sheet, text: string, y: number): number {
  return write(sheet, text, { x: page.margin, y, width: innerWidth, size: 11, isBold: true }) + 5;
}

/** As many as leave room for a row of evidence; gives the y below. */
function drawReasons(sheet: Sheet, proof: Proof, top: number): number {
  const { t } = sheet;
  const { strength, reasons, discounts } = judgeProof(proof);
  const sentences = [
    ...reasons.map((reason) => reasonSentence(t, reason)),
    ...discounts.map((discount) => discountSentence(t, discount, proof.evidence)),
  ];
  if (strength === "strong") sentences.unshift(t("proofs.sheet.strong", { organisation: proof.organisation.name }));
  let y = drawHeading(sheet, t(`proofs.strength.${strength}`), top);
  const line = { x: page.margin + 10, width: innerWidth - 10, size: 9 };
  for (const [at, sentence] of sentences.entries()) {
    const isLast = y > footY - 190 && at < sentences.length - 1;
    const text = isLast ? t("proofs.sheet.moreReasons", { count: sentences.length - at }) : sentence;
    write(sheet, "•", { ...line, x: page.margin, y, width: 10, color: ink.quiet });
    y = write(sheet, text, { ...line, y, lines: 2 }) + 1.5;
    if (isLast) break;
  }
  return y;
}
