import { readArguments } from "./harness/arguments.ts";
import { dispatcherApi } from "./harness/dispatcher-api.ts";
import { createFleet } from "./harness/fleet.ts";
import { percentile, summarise } from "./harness/report.ts";
import { startBenchSystem } from "./harness/system.ts";
import { everyQuestion, type Question } from "./orders/every-question.ts";
import { seedOrders } from "./orders/seed-orders.ts";

// The first page of the order list at the API, of an organisation with 1,000,000 orders beside one with a tenth of it: each
// filter and each pair of filters that the screen offers, in each sort and direction. All are asked some times, and the
// slowest of them often enough for a 95th percentile.

const count = 1_000_000;
const roughly = 3;
const slowest = 30;
const exactly = 40;

const { isJson } = readArguments({ seconds: 300 });
await using parts = new AsyncDisposableStack();
const system = await startBenchSystem();
parts.defer(() => system.stop());
const [device] = await createFleet(system.owner, 1);
const [neighbour] = await createFleet(system.owner, 1);
if (!device || !neighbour) throw new Error("There is no organisation.");
const { organisationId } = device;
const startedAt = performance.now();
await seedOrders(system.owner, [
  { organisationId, count },
  { organisationId: neighbour.organisationId, count: count / 10 },
]);
console.error(`seeded in ${Math.round((performance.now() - startedAt) / 1_000)} s`);

const api = await dispatcherApi(system, organisationId, parts);
const ask = (input: Question["input"]) => api().orders.list(input);

const questions = await everyQuestion(system.owner, organisationId);
const asked: { question: Question; p50: number }[] = [];
for (const question of questions) asked.push({ question, p50: percentile(await times(question, roughly), 0.5) });
const worst = asked.toSorted((one, other) => other.p50 - one.p50).slice(0, slowest);
const found: { name: string; p95: number }[] = [];
for (const { question } of worst)
  found.push({ name: question.name, p95: percentile(await times(question, exactly), 0.95) });
found.sort((one, other) => other.p95 - one.p95);
if (!isJson) for (const { name, p95 } of found.slice(0, 15)) console.log(`${p95.toFixed(1)} ms  ${name}`);

const medians = asked.map(({ p50 }) => p50);
const report = summarise({
  bench: "orders",
  runs: [
    {
      questions: questions.length,
      worstP95Ms: found[0]?.p95 ?? Number.NaN,
      medianMs: percentile(medians, 0.5),
      p95OfMediansMs: percentile(medians, 0.95),
    },
  ],
});
console.log(isJson ? JSON.stringify(report) : report);

async function times({ input }: Question, calls: number): Promise<number[]> {
  const took: number[] = [];
  for (let call = 0; call < calls; call++) {
    const from = performance.now();
    await ask(input);
    took.push(performance.now() - from);
  }
  return took;
}
