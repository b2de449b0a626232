import type { Area, Flat } from "./area.ts";

export interface Fix {
  /** Epoch ms. */
  time: number;
  lat: number;
  lon: number;
}

/** From when to when a vehicle was inside; null where it was inside already, or still, at the end of what is known. */
export interface Stay {
  enteredAt: number;
  leftAt: number;
  /** It was inside at its first, or its last, position: when it came, or left, is not in the time asked for. */
  isFromBefore: boolean;
  isBeyond: boolean;
}

/** So long without a word, nobody knows the way between; a vehicle that stands may sleep for longer. */
const longestGapMs = 10 * 60_000;
const samePlaceM = 200;

/** When a way was inside an area: exact between two positions, by the straight line. Positions in the order of time. */
export function staysIn(area: Area, fixes: Iterable<Fix>): Stay[] {
  const stays: Stay[] = [];
  let open: Stay | null = null;
  let before: Placed | null = null;
  for (const fix of fixes) {
    const now = { ...fix, at: area.flat(fix.lat, fix.lon) };
    if (before && !isUnknown(before, now)) open = goOn(area, stays, { before, now, open });
    else open = area.contains(now.at) ? pushed(stays, fix.time, before === null) : null;
    before = now;
  }
  if (open) open.isBeyond = true;
  return stays.map((stay) => ({ ...stay, enteredAt: Math.round(stay.enteredAt), leftAt: Math.round(stay.leftAt) }));
}

interface Placed extends Fix {
  at: Flat;
}

/** Follows the straight way between two positions; answers the stay that goes on at its end. */
function goOn(area: Area, stays: Stay[], { before, now, open }: { before: Placed; now: Placed; open: Stay | null }) {
  let current = open;
  const timeAt = (share: number) => before.time + share * (now.time - before.time);
  for (const [from, until] of area.inside(before.at, now.at)) {
    if (!current || from > 0) current = pushed(stays, timeAt(from), false);
    current.leftAt = timeAt(until);
    if (until < 1) current = null;
  }
  return current && area.contains(now.at) ? current : null;
}

function isUnknown(a: Placed, b: Placed): boolean {
  return b.time - a.time > longestGapMs && Math.hypot(b.at.x - a.at.x, b.at.y - a.at.y) > samePlaceM;
}

function pushed(stays: Stay[], at: number, isFromBefore: boolean): Stay {
  const stay = { enteredAt: at, leftAt: at, isFromBefore, isBeyond: false };
  stays.push(stay);
  return stay;
}
