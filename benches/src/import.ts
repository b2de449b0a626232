import { readArguments } from "./harness/arguments.ts";
import { dispatcherApi } from "./harness/dispatcher-api.ts";
import { createFleet } from "./harness/fleet.ts";
import { repeat } from "./harness/repeat.ts";
import { summarise } from "./harness/report.ts";
import { startBenchSystem } from "./harness/system.ts";

// From the bytes of a CSV file to 10,000 committed orders, with their logs, rows and events: each repeat another file.

const rows = 10_000;

const { isJson, seconds } = readArguments({ seconds: 120 });
const deadline = Date.now() + seconds * 1_000;
await using parts = new AsyncDisposableStack();
const system = await startBenchSystem();
parts.defer(() => system.stop());
const [device] = await createFleet(system.owner, 1);
if (!device) throw new Error("There is no organisation.");
const api = (await dispatcherApi(system, device.organisationId, parts))();
await api.customers.create({ name: "A customer", code: "c1" });

let files = 0;
const runs = await repeat(
  async () => {
    const input = {
      content: Buffer.from(fileOf(files++)).toString("base64"),
      timeZone: "Asia/Ho_Chi_Minh",
      noItem: "Goods",
      fileName: "orders.csv",
      faulty: "refuse" as const,
    };
    const from = performance.now();
    const { created } = await api.orders.imports.run(input);
    const took = (performance.now() - from) / 1_000;
    if (created !== rows) throw new Error(`${created} orders were created.`);
    return { seconds: took, rowsPerS: rows / took };
  },
  { deadline, most: 5, isJson },
);
const report = summarise({ bench: "import", runs });
console.log(isJson ? JSON.stringify(report) : report);

function fileOf(file: number): string {
  const header =
    "reference,customer,pickup_name,pickup_address,delivery_name,delivery_address,delivery_phone,delivery_lat,delivery_lon,delivery_from,delivery_until,item,quantity,weight_kg,volume_l,cash";
  const lines = Array.from({ length: rows }, (_, at) => {
    const day = String(1 + (at % 28)).padStart(2, "0");
    return `F${file}-${at},c1,Kho Hà Nội,"12 Láng Hạ, Hà Nội",Nguyễn Văn ${at},"${at} Lê Lợi, Hải Phòng",0903${at},20.86,106.68,2027-01-${day} 08:00,2027-01-${day} 17:00,Áo sơ mi,2,1.5,8,250000`;
  });
  return [header, ...lines].join("\n");
}
