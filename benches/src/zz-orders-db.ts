import { writeFileSync } from "node:fs";
import { createFleet } from "./harness/fleet.ts";
import { startBenchSystem } from "./harness/system.ts";
import { seedOrders } from "./orders/seed-orders.ts";
const system = await startBenchSystem();
const [device] = await createFleet(system.owner, 1);
const [neighbour] = await createFleet(system.owner, 1);
await seedOrders(system.owner, [
  { organisationId: device!.organisationId, count: 1_000_000 },
  { organisationId: neighbour!.organisationId, count: 100_000 },
]);
writeFileSync("/tmp/scratch/orders-db.json", JSON.stringify({ urls: system.urls, organisationId: device!.organisationId }));
console.log("ready");
process.on("SIGTERM", async () => { await system.stop(); process.exit(0); });
await new Promise(() => setInterval(() => {}, 1000));
