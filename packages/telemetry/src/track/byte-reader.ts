/** The bytes do not say what they should; caught where a track is decoded. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}

/** Reads bytes from front to back. Throws `Malformed` beyond the end. */
export class ByteReader {
  at = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new Malformed("ends too early");
    this.at += 1;
    return value;
  }

  uint32(): number {
    return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 53; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new Malformed("a number is too long");
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  block(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new Malformed("ends too early");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}
