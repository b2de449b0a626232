import { type ByteReader, Malformed } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { readResiduals, writeResiduals } from "./code-residuals.ts";
import { readColumn, writeColumn } from "./number-column.ts";
import { type Given, predictions } from "./predict.ts";

// Free attributes are texts that differ from row to row in their numbers. Each text is split into a template, which has a
// mark in the place of each number, and the numbers, which become columns of whole numbers with so many decimals each.

const mark = "\u0001";
/** Decimal numbers as JSON writes them, short enough for 32 bits whatever the decimals of their column. */
const decimal = /-?(?:0|[1-9]\d{0,4})(?:\.\d{0,3}[1-9])?(?![\d.eE])/g;
const mostDecimals = 4;
const mostTemplates = 4096;

interface Split {
  template: string;
  numbers: string[];
}

function split(text: string): Split {
  const numbers: string[] = [];
  // a number never begins inside another one, nor in a word
  const template = text.replace(decimal, (number, at: number) => {
    if (/[\w.+-]/.test(text.charAt(at - 1)) || number === "-0") return number;
    numbers.push(number);
    return mark;
  });
  return { template, numbers };
}

/** Writes free attributes, which hold no zero byte: the templates, which row has which, and a column for each number. */
export function writeExt(out: ByteWriter, texts: readonly string[], given: Given): void {
  const templates = new Map<string, number>();
  const splits = texts.map((text) => {
    const isPlain = templates.size >= mostTemplates || text.includes(mark) || text.includes("\u0002");
    const found = isPlain ? { template: escapeMark(text), numbers: [] } : split(text);
    if (!templates.has(found.template)) templates.set(found.template, templates.size);
    return found;
  });
  writeTexts(out, [...templates.keys()]);
  if (templates.size < 2 && !splits.some(({ numbers }) => numbers.length > 0)) return;
  const which = Int32Array.from(splits, ({ template }) => templates.get(template) ?? 0);
  writeColumn(out, which, { ...given, tries: [predictions.before, predictions.zero] });
  for (const [, index] of templates) {
    const rows = splits.flatMap((found, at) => (which[at] === index ? [{ ...found, at }] : []));
    const count = rows[0]?.numbers.length ?? 0;
    const own: Given = { time: Float64Array.from(rows, ({ at }) => given.time[at] ?? 0), reckoned: null };
    for (let place = 0; place < count; place++) {
      const numbers = rows.map(({ numbers: { [place]: number = "0" } }) => number);
      const decimals = Math.max(...numbers.map(decimalsOf));
      out.byte(decimals);
      const values = Int32Array.from(numbers, (number) => Math.round(Number(number) * 10 ** decimals));
      writeColumn(out, values, { ...own, tries: [predictions.before, predictions.zero, predictions.trend] });
    }
  }
}

/** Reads the free attributes of so many rows. */
export function readExt(from: ByteReader, length: number, given: Given): string[] {
  const templates = readTexts(from).map((text) => text.split(mark));
  const [only] = templates;
  if (!only) throw new Malformed("no template");
  if (templates.length === 1 && only.length === 1) return new Array<string>(length).fill(unescapeMark(only[0] ?? ""));
  const which = readColumn(from, length, given).values;
  const places: number[][] = templates.map(() => []);
  for (let at = 0; at < length; at++) {
    const rows = places[which[at] as number];
    if (!rows) throw new Malformed("a template is missing");
    rows.push(at);
  }
  const texts = new Array<string>(length).fill("");
  templates.forEach((parts, index) => {
    const rows = places[index] ?? [];
    const own: Given = { time: Float64Array.from(rows, (at) => given.time[at] ?? 0), reckoned: null };
    const [begin = "", ...others] = parts.map(unescapeMark);
    for (const at of rows) texts[at] = begin;
    for (const part of others) {
      const decimals = from.byte();
      if (decimals > mostDecimals) throw new Malformed("too many decimals");
      const { values } = readColumn(from, rows.length, own);
      rows.forEach((at, row) => {
        texts[at] += decimalText(values[row] as number, decimals) + part;
      });
    }
  });
  return texts;
}

const decimalsOf = (number: string) => (number.includes(".") ? number.length - number.indexOf(".") - 1 : 0);

const decimalText = (value: number, decimals: number) => String(value / 10 ** decimals);

// canonical JSON holds no control characters, but whatever is stored must come back
const escapeMark = (text: string) => text.replaceAll("\u0002", "\u0002\u0002").replaceAll(mark, "\u0002\u0003");
const unescapeMark = (text: string) =>
  text
    .split("\u0002\u0002")
    .map((part) => part.replaceAll("\u0002\u0003", mark))
    .join("\u0002");

function writeTexts(out: ByteWriter, texts: readonly string[]): void {
  out.varint(texts.length);
  const bytes = new TextEncoder().encode(texts.join("\u0000"));
  out.varint(bytes.length);
  if (bytes.length > 0) writeResiduals(out, Uint32Array.from(bytes));
}

function readTexts(from: ByteReader): string[] {
  const count = from.varint();
  const length = from.varint();
  if (length > 64 * 1024 * 1024) throw new Malformed("too much text");
  if (length === 0) return count === 1 ? [""] : [];
  const bytes = Uint8Array.from(readResiduals(from, length));
  const texts = new TextDecoder().decode(bytes).split("\u0000");
  if (texts.length !== count) throw new Malformed("another number of texts");
  return texts;
}
