import type { OwnStop } from "./day-command.ts";

/** Pieces of each line, by the line's number as the server names it. */
export type Pieces = Readonly<Record<string, number>>;

export type Counting = { kind: "counted"; line: string } | { kind: "full" } | { kind: "foreign" };

/** What a code on a piece means for a hand-over of which some pieces are counted already. */
export function countCode(items: OwnStop["items"], counted: Pieces, code: string): Counting {
  const item = items.find(({ barcode }) => barcode === code.trim());
  if (!item) return { kind: "foreign" };
  const line = String(item.line);
  return (counted[line] ?? item.delivered) >= item.quantity ? { kind: "full" } : { kind: "counted", line };
}

/** All pieces, as nobody has counted otherwise. */
export function everyPiece(items: OwnStop["items"]): Pieces {
  return Object.fromEntries(items.map(({ line, quantity }) => [String(line), quantity]));
}

/** None of what is still to be handed over, as a count by codes begins. */
export function noPiece(items: OwnStop["items"]): Pieces {
  return Object.fromEntries(items.map(({ line, delivered }) => [String(line), delivered]));
}

export function isEveryPiece(items: OwnStop["items"], pieces: Pieces): boolean {
  return items.every(({ line, quantity }) => (pieces[String(line)] ?? 0) === quantity);
}

/** How many pieces stay on the vehicle. */
export function piecesLeft(items: OwnStop["items"], pieces: Pieces): number {
  return items.reduce((sum, { line, quantity }) => sum + quantity - (pieces[String(line)] ?? 0), 0);
}
