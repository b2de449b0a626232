import { createCountry } from "./geofences/country.ts";
import { countCovering, evaluate, fixesOf, indexOf } from "./geofences/ours.ts";
import { areasOf, countWithRBush, countWithTurf, treeOf } from "./geofences/theirs.ts";
import { readArguments } from "./harness/arguments.ts";
import { repeat } from "./harness/repeat.ts";
import { type Figures, summarise } from "./harness/report.ts";

const VEHICLES = 1_000;
const FIXES_EACH = 100;
/** Turf alone looks at every polygon for every point: so many points say how fast it is. */
const POINTS_FOR_TURF = 300;

const { isJson, seconds } = readArguments({ seconds: 120 });
const deadline = Date.now() + seconds * 1000;

const country = createCountry(4);
const drives = country.drives(VEHICLES, FIXES_EACH);
const places = drives.flat();
const fixes = fixesOf(drives);
const rings = country.rings(300_000);
const few = { rings: rings.slice(0, 10_000), index: indexOf(rings.slice(0, 10_000)) };
const heapBefore = memory();
const many = indexOf(rings);
const indexMiB = (memory() - heapBefore) / 2 ** 20;
const areas = areasOf(few.rings);
const tree = treeOf(areas);

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** How many a second. */
function pace<Answer>(count: number, work: () => Answer): { perS: number; answer: Answer } {
  const began = performance.now();
  const answer = work();
  return { perS: count / ((performance.now() - began) / 1000), answer };
}

async function measure(): Promise<Figures> {
  const at10k = pace(places.length, () => evaluate(few.index, fixes));
  const at300k = pace(places.length, () => evaluate(many, fixes));
  const ours = pace(places.length, () => countCovering(few.index, fixes));
  const rbush = pace(places.length, () => countWithRBush(tree, places));
  const turf = pace(POINTS_FOR_TURF, () => countWithTurf(areas, places.slice(0, POINTS_FOR_TURF)));
  if (ours.answer !== rbush.answer)
    throw new Error(`${ours.answer} points covered, and ${rbush.answer} by the others.`);
  if (at10k.answer.entered === 0) throw new Error("No vehicle entered anything: this measures nothing.");
  return {
    pointsPerS10k: at10k.perS,
    pointsPerS300k: at300k.perS,
    coveringPerS10k: ours.perS,
    turfPerS10k: turf.perS,
    rbushPerS10k: rbush.perS,
    coveringPerPoint10k: ours.answer / places.length,
    entriesPerPoint300k: at300k.answer.entered / places.length,
    indexMiB300k: indexMiB,
  };
}

const runs = await repeat(measure, { deadline, most: 7, isJson });
const report = summarise({
  bench: "geofences",
  runs,
  ratios: {
    toTurf: (run) => (run.coveringPerS10k ?? 0) / (run.turfPerS10k ?? 1),
    toRbush: (run) => (run.coveringPerS10k ?? 0) / (run.rbushPerS10k ?? 1),
  },
});
console.log(JSON.stringify(report));
