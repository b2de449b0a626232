import { measureEta } from "./eta/measure-eta.ts";
import { readArguments } from "./harness/arguments.ts";
import { repeat } from "./harness/repeat.ts";
import { summarise } from "./harness/report.ts";

const { isJson, seconds } = readArguments({ seconds: 120 });
const deadline = Date.now() + seconds * 1000;
let seed = 0;

const runs = await repeat(async () => measureEta(++seed), { deadline, most: 4, isJson });
console.log(JSON.stringify(summarise({ bench: "eta", runs })));
