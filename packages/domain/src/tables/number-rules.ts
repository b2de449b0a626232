/** What tells two readings of a number apart: whether its column may have thousands, and how many decimals at most. */
export interface NumberKind {
  hasThousands: boolean;
  decimals: number;
}

/** Pieces, pallets: nobody writes decimals there. */
export const counted: NumberKind = { hasThousands: true, decimals: 0 };
/** Kilograms, litres, kilometres. */
export const measured: NumberKind = { hasThousands: true, decimals: Number.POSITIVE_INFINITY };
/** Latitudes and longitudes: 180 is the greatest. */
export const degrees: NumberKind = { hasThousands: false, decimals: Number.POSITIVE_INFINITY };

/** What a text may mean, both as people write it: `1,234` is the one or the other. */
export interface TwoNumbers {
  grouped: number;
  decimal: number;
}

/**
 * A number in a file, NaN where the text is none. Nobody says in which language a file was written, so it is read in both:
 * decimals after a point and thousands in groups of three behind commas, and the other way round; spaces group too. Mostly
 * one of them can read it: `1,234.5`, `1.234,5`, `1.234.567`, `1,5`, `0.125`. One separator before exactly three digits is
 * read by both, and means what its column can have: `21.028` of degrees is no thousands, `1.234` of pieces no decimals.
 * In any other column it is ambiguous and both are given, for a thousandth of a weight must not be taken for the weight.
 */
export function readNumber(text: string, { hasThousands, decimals }: NumberKind): number | TwoNumbers {
  const [one, other] = [readWith(text, ".", ","), readWith(text, ",", ".")];
  if (Number.isNaN(one) || one === other) return other;
  if (Number.isNaN(other)) return one;
  const [decimal, grouped] = Math.abs(one) < Math.abs(other) ? [one, other] : [other, one];
  if (!hasThousands) return decimal;
  return decimals < 3 ? grouped : { grouped, decimal };
}

function readWith(text: string, point: string, comma: string): number {
  const [whole = "", fraction, ...more] = text.split(point);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return Number.NaN;
  const isGrouped = /^-?[1-9]\d{0,2}([.,\s])\d{3}(?:\1\d{3})*$/.test(whole);
  if (!isGrouped && !/^-?\d+$/.test(whole)) return Number.NaN;
  return Number(`${whole.replaceAll(comma, "").replace(/\s/g, "")}.${fraction ?? 0}`);
}
