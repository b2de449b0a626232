import { join } from "node:path";
import type { Translate } from "@cartage/messages/translate";
import PDFDocument from "pdfkit";

/** Points; A4. */
export const page = { width: 595.28, height: 841.89, margin: 42 };
export const innerWidth = page.width - 2 * page.margin;

export const ink = {
  text: "#18181b",
  quiet: "#71717a",
  line: "#d4d4d8",
  strong: "#15803d",
  weak: "#b45309",
  fix: "#2563eb",
} as const;

export interface Sheet {
  pdf: PDFKit.PDFDocument;
  t: Translate;
  /** A time in the reader's language and zone. */
  time(at: number): string;
  /** The same where there is little room: to the second, without the zone. */
  brief(at: number): string;
}

interface Line {
  x: number;
  y: number;
  width: number;
  size: number;
  /** Longer text ends in an ellipsis. */
  lines?: number;
  isBold?: boolean;
  color?: string;
  align?: "left" | "right" | "center";
}

const lineHeight = 1.3;

/** Writes a text into its box; gives the y below it. */
export function write({ pdf }: Sheet, text: string, given: Line): number {
  const { x, y, width, size, lines = 1, isBold = false, color = ink.text, align = "left" } = given;
  pdf
    .font(isBold ? "bold" : "plain")
    .fontSize(size)
    .fillColor(color);
  const lineGap = size * lineHeight - pdf.currentLineHeight(true);
  const height = Math.min(pdf.heightOfString(text, { width, lineGap }), lines * size * lineHeight);
  // half a line of tolerance: pdfkit ends a text with an ellipsis where the next line would not fit
  pdf.text(text, x, y, { width, height: height + 0.5, lineGap, align, ellipsis: true });
  return y + height;
}

interface About {
  title: string;
  at: number;
  language: string;
  /** The folder of Geist, which has the letters of Vietnamese; the fonts that every reader of PDF has lack them. */
  fonts: string;
}

/** One A4 sheet; its dates are the given ones, so that the same proof gives the same bytes. */
export async function drawSheet(about: About, draw: (pdf: PDFKit.PDFDocument) => void): Promise<Uint8Array> {
  const info = { Title: about.title, Creator: "Cartage", Producer: "Cartage", CreationDate: new Date(about.at) };
  const pdf = new PDFDocument({ size: "A4", margin: 0, lang: about.language, info });
  pdf.registerFont("plain", join(about.fonts, "Geist-Regular.ttf"));
  pdf.registerFont("bold", join(about.fonts, "Geist-SemiBold.ttf"));
  const parts: Buffer[] = [];
  pdf.on("data", (part: Buffer) => parts.push(part));
  const done = new Promise<void>((resolve) => pdf.on("end", resolve));
  draw(pdf);
  pdf.end();
  await done;
  return Buffer.concat(parts);
}
