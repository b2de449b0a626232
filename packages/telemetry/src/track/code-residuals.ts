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

/** What was read last, overwritten by what is read next: a track has some fifteen columns, and each is used at once. */
let last = new Uint32Array(0);
let zeros = new Uint32Array(0);

/**
 * Reads so many residuals, which are there until others are read; of `wanted` the first ones alone, behind which it goes on all
 * the same. Throws `Malformed` when they end too early or a table is none.
 */
export function readResiduals(from: ByteReader, length: number, wanted = length): Uint32Array {
  const contexts = from.byte();
  if (contexts === allZero) {
    if (zeros.length < wanted) zeros = new Uint32Array(wanted * 2);
    return zeros.subarray(0, wanted);
  }
  if (contexts === asVarints) return Uint32Array.from({ length }, () => toUint32(from.varint())).subarray(0, wanted);
  if (contexts !== 1 && contexts !== 4) throw new Malformed("neither one table nor four");
  for (let context = 0; context < contexts; context++) layOut(readLevels(from), context * total);
  const state = from.uint32();
  if (state > 0x7fff_ffff) throw new Malformed("a state that cannot be");
  const words = from.block(from.varint() * 2);
  const bits = from.block(from.varint());
  if (last.length < wanted) last = new Uint32Array(wanted * 2);
  const residuals = last.subarray(0, wanted);
  if (contexts === 1) decodeByOne(residuals, state, words, bits);
  else decodeByFour(residuals, state, words, bits);
  return residuals;
}

/** Goes past so many residuals. */
export function skipResiduals(from: ByteReader, length: number): void {
  const contexts = from.byte();
  if (contexts === allZero) return;
  if (contexts === asVarints) {
    for (let at = 0; at < length; at++) from.varint();
    return;
  }
  if (contexts !== 1 && contexts !== 4) throw new Malformed("neither one table nor four");
  for (let context = 0; context < contexts; context++) readLevels(from);
  from.uint32();
  from.block(from.varint() * 2);
  from.block(from.varint());
}

function toUint32(value: number): number {
  if (value > 0xffff_ffff) throw new Malformed("a residual of more than 32 bits");
  return value;
}

/**
 * The tables that are decoded with, one behind the other, made anew for each column. For each slot in one number: its symbol
 * (7 bits), its place behind the symbol's start, and the symbol's frequency less 1 (12 bits each); `missing` where there is no table.
 */
const slots = new Uint32Array(4 * total);
/** Looks like the greatest symbol, so that only those who follow a great one ask. */
const missing = 0xffff_ffff;

function layOut(levels: number[], from: number): void {
  if (levels.length === 0) {
    slots.fill(missing, from, from + total);
    return;
  }
  const { frequencies } = toTable(levels);
  let at = from;
  for (let symbol = 0; symbol < frequencies.length; symbol++) {
    const frequency = frequencies[symbol] as number;
    let packed = symbol | ((frequency - 1) << 19);
    for (const end = at + frequency; at < end; at++) {
      slots[at] = packed;
      packed += 128;
    }
  }
}

/** Where the table of the residual after one begins, which its symbol tells: as `contextAfter`. */
const tableAfter = Uint16Array.from({ length: symbolCount }, (_, symbol) => contextAfter(leastOf(symbol)) * total);

// Most of the time that a track takes goes to these two: one loop each, without calls but for what is rare.

function decodeByOne(residuals: Uint32Array, begun: number, words: Uint8Array, bits: Uint8Array): void {
  let [state, word, bit] = [begun, 0, 0];
  for (let at = 0; at < residuals.length; at++) {
    const slot = slots[state & (total - 1)] as number;
    const symbol = slot & 127;
    state = ((slot >>> 19) + 1) * (state >>> totalBits) + ((slot >>> 7) & (total - 1));
    if (state < leastState) {
      if (word >= words.length) throw new Malformed("ends too early");
      state = (state << 16) | (words[word] as number) | ((words[word + 1] as number) << 8);
      word += 2;
    }
    if (symbol < 16) residuals[at] = symbol;
    else {
      if (slot === missing) throw new Malformed("a table is missing");
      residuals[at] = great(symbol, bits, bit);
      bit += ((symbol - 16) >>> 2) + 2;
    }
  }
}

function decodeByFour(residuals: Uint32Array, begun: number, words: Uint8Array, bits: Uint8Array): void {
  let [state, word, bit, table] = [begun, 0, 0, 0];
  for (let at = 0; at < residuals.length; at++) {
    const slot = slots[table + (state & (total - 1))] as number;
    const symbol = slot & 127;
    state = ((slot >>> 19) + 1) * (state >>> totalBits) + ((slot >>> 7) & (total - 1));
    if (state < leastState) {
      if (word >= words.length) throw new Malformed("ends too early");
      state = (state << 16) | (words[word] as number) | ((words[word + 1] as number) << 8);
      word += 2;
    }
    table = tableAfter[symbol] as number;
    if (symbol < 16) residuals[at] = symbol;
    else {
      if (slot === missing) throw new Malformed("a table is missing");
      residuals[at] = great(symbol, bits, bit);
      bit += ((symbol - 16) >>> 2) + 2;
    }
  }
}

/** A residual whose symbol is followed by bits, which begin at a place. */
function great(symbol: number, bits: Uint8Array, from: number): number {
  const count = ((symbol - 16) >>> 2) + 2;
  const byte = from >>> 3;
  if (count > 24 || byte + 4 > bits.length) return (leastOf(symbol) + readBits(bits, from, count)) >>> 0;
  const four =
    (bits[byte] as number) |
    ((bits[byte + 1] as number) << 8) |
    ((bits[byte + 2] as number) << 16) |
    ((bits[byte + 3] as number) << 24);
  return ((4 | ((symbol - 16) & 3)) << count) + ((four >>> (from & 7)) & ((1 << count) - 1));
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
