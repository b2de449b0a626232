import { type ByteReader, Malformed } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { bitsAfter, contextAfter, leastOf, symbolCount, symbolOf } from "./residuals.ts";
import { readLevels, roundCounts, type SymbolTable, toTable, total, totalBits, writeLevels } from "./symbol-table.ts";

// Asymmetric numeral systems, the range variant with static tables (Duda 2013, arXiv:1311.2540; Giesen 2014,
// "Interleaved entropy coders"): as near to the entropy as arithmetic coding, and decoded by table.

/** The state stays at or above this and below 2^31, taking up 16 bits at a time. */
const leastState = 1 << 15;

/** Counts of symbols by context: one for all, or four. */
function countSymbols(residuals: Uint32Array, contexts: 1 | 4): Uint32Array[] {
  const counts = Array.from({ length: contexts }, () => new Uint32Array(symbolCount));
  let counting = counts[0];
  for (const residual of residuals) {
    const symbol = symbolOf(residual);
    if (counting) counting[symbol] = (counting[symbol] ?? 0) + 1;
    if (contexts === 4) counting = counts[contextAfter(residual)];
  }
  return counts;
}

/** About how many bits the residuals take with so many tables, the tables included. */
export function bitsOf(residuals: Uint32Array, contexts: 1 | 4): number {
  let bits = 0;
  for (const counts of countSymbols(residuals, contexts)) {
    const sum = counts.reduce((so, count) => so + count, 0);
    if (sum === 0) continue;
    for (let symbol = 0; symbol < symbolCount; symbol++) {
      const count = counts[symbol] ?? 0;
      if (count > 0) bits += count * (Math.log2(sum / count) + bitsAfter(symbol)) + 5;
    }
    bits += 8;
  }
  return bits;
}

/** The first byte of residuals, where they are not coded with one table or four. */
const asVarints = 0;
const allZero = 2;

/**
 * Writes residuals in the way that is shortest: nothing where all are 0; a few as they are; else how many tables, the
 * tables, the coder's state, its words, and the bits that follow symbols.
 */
export function writeResiduals(out: ByteWriter, residuals: Uint32Array): void {
  if (residuals.every((residual) => residual === 0)) {
    out.byte(allZero);
    return;
  }
  const coded = new ByteWriter();
  writeCoded(coded, residuals);
  const plain = new ByteWriter();
  plain.byte(asVarints);
  if (residuals.length < 64) for (const residual of residuals) plain.varint(residual);
  out.block((residuals.length < 64 && plain.length < coded.length ? plain : coded).done());
}

function writeCoded(out: ByteWriter, residuals: Uint32Array): void {
  const contexts = bitsOf(residuals, 4) < bitsOf(residuals, 1) ? 4 : 1;
  const tables: (SymbolTable | null)[] = [];
  out.byte(contexts);
  for (const counts of countSymbols(residuals, contexts)) {
    const levels = roundCounts(counts);
    writeLevels(out, levels);
    tables.push(levels.length === 0 ? null : toTable(levels));
  }
  const { state, words } = encodeSymbols(residuals, tables);
  out.uint32(state);
  out.varint(words.length);
  for (const word of words) {
    out.byte(word & 255);
    out.byte(word >>> 8);
  }
  const bits = packBits(residuals);
  out.varint(bits.length);
  out.block(bits);
}

function encodeSymbols(residuals: Uint32Array, tables: (SymbolTable | null)[]): { state: number; words: number[] } {
  const words: number[] = [];
  let state = leastState;
  // backwards, so that decoding goes forwards
  for (let at = residuals.length - 1; at >= 0; at--) {
    const symbol = symbolOf(residuals[at] ?? 0);
    const context = tables.length === 1 || at === 0 ? 0 : contextAfter(residuals[at - 1] ?? 0);
    const table = tables[context];
    const frequency = table?.frequencies[symbol] ?? 1;
    if (frequency === total) continue;
    if (state >= (leastState >> totalBits) * 65_536 * frequency) {
      words.push(state & 65_535);
      state >>>= 16;
    }
    state = Math.floor(state / frequency) * total + (state % frequency) + (table?.starts[symbol] ?? 0);
  }
  return { state, words: words.reverse() };
}

/** The bits that follow symbols, one behind the other, the lowest first. */
function packBits(residuals: Uint32Array): Uint8Array {
  const out = new ByteWriter();
  let pending = 0;
  let held = 0;
  for (const residual of residuals) {
    const symbol = symbolOf(residual);
    let left = bitsAfter(symbol);
    let value = residual - leastOf(symbol);
    while (left > 0) {
      const taken = Math.min(left, 8 - held);
      pending |= (value & ((1 << taken) - 1)) << held;
      held += taken;
      value >>>= taken;
      left -= taken;
      if (held === 8) {
        out.byte(pending);
        pending = held = 0;
      }
    }
  }
  if (held > 0) out.byte(pending);
  return out.done();
}

/** Reads so many residuals. Throws `Malformed` when they end too early or a table is none. */
export function readResiduals(from: ByteReader, length: number): Uint32Array {
  const contexts = from.byte();
  if (contexts === allZero) return new Uint32Array(length);
  if (contexts === asVarints) return Uint32Array.from({ length }, () => toUint32(from.varint()));
  if (contexts !== 1 && contexts !== 4) throw new Malformed("neither one table nor four");
  const tables = Array.from({ length: contexts }, () => toDecoding(readLevels(from)));
  const state = from.uint32();
  if (state > 0x7fff_ffff) throw new Malformed("a state that cannot be");
  const words = from.block(from.varint() * 2);
  const bits = from.block(from.varint());
  return decodeSymbols(length, { tables, state, words, bits });
}

function toUint32(value: number): number {
  if (value > 0xffff_ffff) throw new Malformed("a residual of more than 32 bits");
  return value;
}

/** For each slot in one number: its symbol (7 bits), its place behind the symbol's start, and the symbol's frequency less 1 (12 bits each). */
type DecodingTable = Uint32Array;

function toDecoding(levels: number[]): DecodingTable | null {
  if (levels.length === 0) return null;
  const { frequencies, starts } = toTable(levels);
  const slots = new Uint32Array(total);
  for (let symbol = 0; symbol < levels.length; symbol++) {
    const start = starts[symbol] ?? 0;
    const frequency = frequencies[symbol] ?? 0;
    const packed = symbol | ((frequency - 1) << 19);
    for (let place = 0; place < frequency; place++) slots[start + place] = packed | (place << 7);
  }
  return slots;
}

interface Coded {
  tables: (DecodingTable | null)[];
  state: number;
  words: Uint8Array;
  bits: Uint8Array;
}

function decodeSymbols(length: number, { tables, state: begun, words, bits }: Coded): Uint32Array {
  const residuals = new Uint32Array(length);
  const [first, second, third, fourth] = tables.length === 4 ? tables : [tables[0], tables[0], tables[0], tables[0]];
  let state = begun;
  let word = 0;
  let bit = 0;
  let table = first;
  for (let at = 0; at < length; at++) {
    if (!table) throw new Malformed("a table is missing");
    const slot = table[state & (total - 1)] as number;
    const symbol = slot & 127;
    state = ((slot >>> 19) + 1) * (state >>> totalBits) + ((slot >>> 7) & (total - 1));
    if (state < leastState) {
      if (word >= words.length) throw new Malformed("ends too early");
      state = (state << 16) | (words[word] as number) | ((words[word + 1] as number) << 8);
      word += 2;
    }
    let residual = symbol;
    if (symbol >= 16) {
      const count = bitsAfter(symbol);
      residual = (leastOf(symbol) + readBits(bits, bit, count)) >>> 0;
      bit += count;
    }
    residuals[at] = residual;
    // by how great it was: as `contextAfter`
    table = residual < 2 ? first : residual < 16 ? second : residual < 128 ? third : fourth;
  }
  return residuals;
}

/** So many bits from a place on, the lowest first. */
function readBits(bits: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let done = 0, at = from; done < count; ) {
    const byte = at >>> 3;
    if (byte >= bits.length) throw new Malformed("ends too early");
    const held = at & 7;
    const taken = Math.min(count - done, 8 - held);
    value += (((bits[byte] as number) >>> held) & ((1 << taken) - 1)) << done;
    done += taken;
    at += taken;
  }
  return value;
}
