import { distanceM } from "@cartage/telemetry/geodesy";

/** A way as its link shows it; epoch ms, degrees × 1e7. */
export interface SharedWay {
  times: number[];
  latE7: number[];
  lonE7: number[];
}

interface Asked {
  /** The side of the grid that places fall into, m; 0 shows them as they are. */
  blurM: number;
  /** What is within so many metres of where the way begins and ends is left out. */
  hidesEndsM: number;
  /** 16 bytes: they shift the grid, so that its lines are not known. */
  seed: Uint8Array;
}

const metresPerDeg = 111_195;
/** A blurred way's times are told to this, so that a cell's edge is not found by when it was crossed. */
const coarseTimeMs = 5 * 60_000;

/**
 * A way without its ends, each place moved to the middle of its cell in a grid that the seed shifts, one place for each
 * cell in a row, and times to five minutes. Equal input gives equal output, so that asking again averages nothing out.
 */
export function blurWay(way: SharedWay, { blurM, hidesEndsM, seed }: Asked): SharedWay {
  const shown = withoutEnds(way, hidesEndsM);
  if (blurM === 0) return shown;
  const blurred: SharedWay = { times: [], latE7: [], lonE7: [] };
  for (const [at, time] of shown.times.entries()) {
    const cell = middleOfCell(shown.latE7[at] ?? 0, shown.lonE7[at] ?? 0, blurM, seed);
    const last = blurred.latE7.length - 1;
    if (blurred.latE7[last] === cell.latE7 && blurred.lonE7[last] === cell.lonE7) continue;
    blurred.times.push(Math.floor(time / coarseTimeMs) * coarseTimeMs);
    blurred.latE7.push(cell.latE7);
    blurred.lonE7.push(cell.lonE7);
  }
  return blurred;
}

/** Cells of equal height; as wide as high at the row's latitude. */
function middleOfCell(latE7: number, lonE7: number, blurM: number, seed: Uint8Array) {
  const view = new DataView(seed.buffer, seed.byteOffset, seed.byteLength);
  const share = (at: number) => (seed.byteLength >= at + 4 ? view.getUint32(at) / 2 ** 32 : 0);
  const heightE7 = (blurM / metresPerDeg) * 1e7;
  const row = Math.floor(latE7 / heightE7 - share(0));
  const middleLatE7 = Math.round((row + share(0) + 0.5) * heightE7);
  const widthE7 = heightE7 / Math.max(0.05, Math.cos((middleLatE7 / 1e7 / 180) * Math.PI));
  const column = Math.floor(lonE7 / widthE7 - share(4));
  return { latE7: middleLatE7, lonE7: Math.round((column + share(4) + 0.5) * widthE7) };
}

/** Standing for so long, a vehicle is at an end: at home, or where it is kept. */
const longHaltMs = 2 * 3_600_000;

/** The way without what is near its ends: its first and last place, and where it stood for long. */
function withoutEnds(way: SharedWay, hidesEndsM: number): SharedWay {
  if (hidesEndsM === 0) return way;
  const place = (at: number) => ({ lat: (way.latE7[at] ?? 0) / 1e7, lon: (way.lonE7[at] ?? 0) / 1e7 });
  const final = way.times.length - 1;
  const isLong = (at: number) => (way.times[at + 1] ?? 0) - (way.times[at] ?? 0) > longHaltMs;
  const ends = [...way.times.keys()].filter((at) => at === 0 || at === final || isLong(at) || isLong(at - 1));
  // near an end is left out wherever on the way: coming back would tell it
  const shown = [...way.times.keys()].filter((at) =>
    ends.every((end) => distanceM(place(at), place(end)) > hidesEndsM),
  );
  const pick = (column: number[]) => shown.map((at) => column[at] ?? 0);
  return { times: pick(way.times), latE7: pick(way.latE7), lonE7: pick(way.lonE7) };
}
