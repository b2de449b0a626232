import { measureEta } from "./eta/measure-eta.ts";
import { readArguments } from "./harness/arguments.ts";
import { repeat } from "./harness/repeat.ts";
import { summarise } from "./harness/report.ts";

// Whether P50 and P90 of arrivals hold in traffic that was not seen before (benches/src/eta, all from a seed, another one
// each repeat). Simulated is a town of eight areas, 160 customers and 8 vehicles with 9 to 14 stops a day, six days a
// week: traffic that recurs by hour, weekday and area; wet days; incidents of one to three hours; drift within hours;
// drivers with a pace of their own, and one for the day; legs' own luck; one leg in fifty with 8 minutes or more by the
// road; services with habits by customer and a heavy tail; windows on 45 % of the stops; lunch.
//
// The fleet learns eight weeks from nothing and predicts in the last two. Then come four weeks of another seed in a
// changed town: road works in three areas, the morning's rush an hour earlier, a new rush at one o'clock in four areas.
// These are measured, all of them from the first day on, while the fleet goes on learning from each leg, stop and arrival
// after it has happened, as it does in operation. A prediction is counted once for a stop and horizon.
//
// p90Held and p50Held are percent. Beside them: `uncorrected` is without the correction, `firstWeek` the first after the
// change; `freeFlow` is free flow × 1.15 and × 1.3; `mean` the fleet's mean and a fixed time that held nine times in ten
// before; `oracle` knows the changed town, drivers and habits, and is asked at each twelfth moment, `oursAtOracle` is ours
// at the same ones. Widths are means of P90 − P50; losses are pinball losses: whoever is too wide loses too.

const { isJson, seconds } = readArguments({ seconds: 120 });
const deadline = Date.now() + seconds * 1000;
let seed = 0;

const runs = await repeat(async () => measureEta(++seed), { deadline, most: 4, isJson });
console.log(JSON.stringify(summarise({ bench: "eta", runs })));
