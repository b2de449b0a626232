/** Object ids in pg_type: of the element, and of its array. */
const oids = {
  bool: [16, 1000],
  int2: [21, 1005],
  int4: [23, 1007],
  int8: [20, 1016],
  float8: [701, 1022],
  text: [25, 1009],
  bytea: [17, 1001],
  timestamptz: [1184, 1185],
} as const;

export type ElementType = keyof typeof oids;
export type Cell = number | string | boolean | Uint8Array | null;

const headerBytes = 20;
const lengthBytes = 4;
/** Postgres counts time from 2000-01-01. */
const postgresEpochMs = 946_684_800_000;
const twoTo32 = 2 ** 32;

/**
 * One array in the binary form in which Postgres receives it (`array_recv` in PostgreSQL's arrayfuncs.c): neither side
 * has to write or to read digits. Numbers are not checked against their type's range.
 */
export class ArrayColumn {
  readonly type: ElementType;
  count = 0;
  private buffer: Buffer;
  private end = headerBytes;
  private hasNull = false;

  constructor(type: ElementType, capacityBytes = 256) {
    this.type = type;
    this.buffer = Buffer.allocUnsafe(capacityBytes);
  }

  get arrayOid(): number {
    return oids[this.type][1];
  }

  get bytes(): Uint8Array {
    const { buffer, count, end, type } = this;
    const header = [count > 0 ? 1 : 0, this.hasNull ? 1 : 0, oids[type][0], count, 1];
    for (const [at, word] of header.entries()) buffer.writeInt32BE(word, at * 4);
    // an empty array has no dimension
    return buffer.subarray(0, count > 0 ? end : 12);
  }

  /** A time is in ms since 1970. */
  add(cell: Cell): void {
    if (cell === null) this.addNull();
    else if (cell instanceof Uint8Array) this.addBytes(cell);
    else if (this.type === "text") this.addText(String(cell));
    else this.addNumber(Number(cell));
  }

  /** Adds what stands at these places; `absent` is null. */
  addNumbers(values: ArrayLike<number>, places: readonly number[], absent = Number.NaN): void {
    this.fit(places.length * (lengthBytes + 8));
    for (const place of places) {
      const value = values[place] ?? absent;
      if (value === absent) this.addNull();
      else this.addNumber(value);
    }
  }

  private addNull(): void {
    this.fit(lengthBytes);
    this.end = this.buffer.writeInt32BE(-1, this.end);
    this.hasNull = true;
    this.count += 1;
  }

  private addText(text: string): void {
    this.fit(lengthBytes + text.length * 3);
    const length = this.buffer.write(text, this.end + lengthBytes);
    this.end = this.buffer.writeInt32BE(length, this.end) + length;
    this.count += 1;
  }

  private addBytes(bytes: Uint8Array): void {
    this.fit(lengthBytes + bytes.length);
    this.end = this.buffer.writeInt32BE(bytes.length, this.end);
    this.buffer.set(bytes, this.end);
    this.end += bytes.length;
    this.count += 1;
  }

  private addNumber(value: number): void {
    this.fit(lengthBytes + 8);
    const { buffer, end } = this;
    const from = end + lengthBytes;
    if (this.type === "int4") this.end = buffer.writeInt32BE(value, from);
    else if (this.type === "int2") this.end = buffer.writeInt16BE(value, from);
    else if (this.type === "bool") this.end = buffer.writeUInt8(value, from);
    else if (this.type === "float8") this.end = buffer.writeDoubleBE(value, from);
    else if (this.type === "timestamptz") this.end = writeInt8(buffer, value - postgresEpochMs, from, 1_000);
    else this.end = writeInt8(buffer, value, from);
    buffer.writeInt32BE(this.end - from, end);
    this.count += 1;
  }

  private fit(bytes: number): void {
    if (this.buffer.length - this.end >= bytes) return;
    const larger = Buffer.allocUnsafe(this.buffer.length * 2 + bytes);
    this.buffer.copy(larger, 0, 0, this.end);
    this.buffer = larger;
  }
}

/**
 * A whole number, times another, as eight bytes, by its halves: exact where the product is beyond what a number holds,
 * and without a BigInt, which would be allocated for each.
 */
function writeInt8(buffer: Buffer, value: number, at: number, times = 1): number {
  const high = Math.floor(value / twoTo32);
  const low = (value - high * twoTo32) * times;
  const carried = Math.floor(low / twoTo32);
  buffer.writeInt32BE(high * times + carried, at);
  return buffer.writeUInt32BE(low - carried * twoTo32, at + 4);
}
