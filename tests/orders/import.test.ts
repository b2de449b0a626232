import { processActor } from "@cartage/domain/actor";
import { towns } from "@cartage/domain/orders/geocoding/towns";
import { locateImported } from "@cartage/domain/orders/processes/locate-imported";
import { runAs } from "@cartage/domain/run-as";
import { unzipSync, zipSync } from "fflate";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";
import { newOrder } from "./orders-test.ts";
import { workbook } from "./workbook.ts";

const header =
  "reference,customer,pickup_name,pickup_address,delivery_name,delivery_address,delivery_from,delivery_until,quantity,weight_kg,cash";
const row = (at: number, { until = "2027-01-05 17:00", customer = "ACME", quantity = "2" } = {}) =>
  `PO-${at},${customer},Kho Hà Nội,"12 Láng Hạ, Hà Nội",Nguyễn Văn ${at},"${at} Lê Lợi, Hải Phòng",2027-01-05 08:00,${until},${quantity},"1,5",250000`;
const given = (text: string | Uint8Array) => ({
  content: Buffer.from(text).toString("base64"),
  timeZone: "Asia/Ho_Chi_Minh",
  noItem: "Goods",
});
const apply = (text: string | Uint8Array, faulty: "refuse" | "leave_out") => ({
  ...given(text),
  fileName: "orders.csv",
  faulty,
});

describe("an import of orders", () => {
  test("of 10,000 rows with 37 faults takes none or all but those, as chosen, and lists them; again it creates nothing", {
    timeout: 90_000,
  }, async ({ make, as, api, owner }) => {
    const organisation = await make.organisation();
    const { orders, customers } = api(await as.dispatcher(organisation));
    await customers.create({ name: "Acme Việt Nam", code: "acme" });
    const isFaulty = (at: number) => at % 270 === 0 && at > 0;
    const rows = Array.from({ length: 10_000 }, (_, at) => row(at, isFaulty(at) ? { until: "2027-01-05 07:00" } : {}));
    const file = [header, ...rows].join("\n");

    const checked = await orders.imports.check(given(file));
    expect(checked).toMatchObject({ rows: 10_000, ready: 9_963, present: [] });
    expect(checked.faults).toHaveLength(37);
    expect(checked.faults[0]).toEqual({
      row: 272,
      column: "delivery_until",
      found: "2027-01-05 07:00",
      problem: { code: "window_inverted" },
    });

    await expect(orders.imports.run(apply(file, "refuse"))).rejects.toMatchObject({
      cause: { code: "order_import.faulty" },
    });
    expect((await orders.list({})).items).toEqual([]);
    const counts = { created: 9_963, leftOut: 37, present: 0 };
    expect(await orders.imports.run(apply(file, "leave_out"))).toMatchObject(counts);
    expect(await orders.imports.run(apply(file, "leave_out"))).toMatchObject({
      created: 0,
      leftOut: 37,
      present: 9_963,
    });

    const [written] = await owner.sql`
      select (select count(*)::int from orders where organisation_id = ${organisation.id}) as orders,
             (select count(*)::int from order_events where organisation_id = ${organisation.id}) as events,
             (select count(distinct number)::int from orders where organisation_id = ${organisation.id}) as numbers,
             (select count(*)::int from outbox where organisation_id = ${organisation.id} and type = 'order.created') as told`;
    expect(written).toEqual({ orders: 9_963, events: 9_963, numbers: 9_963, told: 9_963 });
    const { items } = await orders.list({ search: "po-9999" });
    expect(items).toMatchObject([
      {
        customer: { name: "Acme Việt Nam" },
        deliveryName: "Nguyễn Văn 9999",
        // clocks in Viet Nam are seven hours ahead
        dueAt: Date.UTC(2027, 0, 5, 10),
        pieces: 2,
        weightG: 3_000,
        cash: { amountMinor: 250_000, currency: "VND" },
      },
    ]);
  });

  test("says of each row and column what is wrong", async ({ make, as, api }) => {
    const { orders } = api(await as.dispatcher(await make.organisation()));
    await orders.create({ ...newOrder(), items: [{ description: "A", barcode: "B-1" }] });
    const head =
      "reference,customer,pickup_name,pickup_address,delivery_name,delivery_address,delivery_lat,delivery_lon,delivery_from,delivery_until,quantity,cash,barcode";
    const lines = [
      "A,,P,PA,D,DA,,,05/01/2027 08:00,05/01/2027 17:00,1,,",
      "A,,P,PA,D,DA,,,2027-01-05 08:00,2027-01-05 17:00,1,,",
      "B,Nobody,P,PA,D,DA,,,2027-01-05 08:00,2027-01-05 17:00,1,,",
      "C,,P,,D,DA,200,106,2027-01-05 08:00,tomorrow,0,-5,",
      "",
      "D,,P,PA,D,DA,,,2027-01-05 08:00,2027-01-05 17:00,1,,B-1",
    ];
    const { faults, ready } = await orders.imports.check(given([head, ...lines].join("\n")));
    expect(ready).toBe(1);
    expect(faults.map((fault) => [fault.row, fault.column, fault.problem.code])).toEqual([
      [3, "reference", "order.reference_taken"],
      [4, "customer", "customer.unknown"],
      [5, "pickup_address", "required"],
      [5, "delivery_lat", "too_big"],
      [5, "delivery_until", "invalid"],
      [5, "quantity", "too_small"],
      [5, "cash", "too_small"],
      [7, "barcode", "order.barcode_taken"],
    ]);
  });

  test("takes places from the address book, and looks the others up once the orders are there", async ({
    make,
    as,
    api,
    clock,
    platform,
    owner: { sql },
  }) => {
    const organisation = await make.organisation();
    const { orders, customers } = api(await as.dispatcher(organisation));
    const { customerId } = await customers.create({ name: "Acme" });
    const home = { latE7: 210_100_000, lonE7: 1_058_100_000 };
    const known = { name: "Kho Acme", address: "12 Láng Hạ, Hà Nội" };
    await customers.addresses.save({ ...known, customerId, place: home });
    await customers.addresses.save({ ...known, place: { latE7: 1, lonE7: 1 } });
    const head =
      "customer,pickup_name,pickup_address,pickup_instructions,delivery_name,delivery_address,delivery_from,delivery_until,skills";
    const line = (to: string) =>
      `Acme,KHO ACME,"12 láng hạ, Hà Nội",Ring twice,Người nhận,"${to}",2027-01-05 08:00,2027-01-05 17:00,"Cold chain; tail lift"`;
    const file = [head, line("45 Lê Lợi, Huế"), line("xyzzy 9"), line("1 Trần Phú, Hải Phòng")].join("\n");
    expect(await orders.imports.check(given(file))).toMatchObject({ ready: 3, unplaced: 3 });
    const { importId } = await orders.imports.run(apply(file, "refuse"));
    const all = async () => {
      const { items } = await orders.list({ direction: "asc" });
      return Promise.all(items.map(({ id: orderId }) => orders.get({ orderId })));
    };
    const [hue, unknown, haiphong] = await all();
    if (!hue || !unknown || !haiphong) throw new Error("Three orders were to be made.");
    expect(hue.content).toMatchObject({
      pickup: { place: home, instructions: "Ring twice" },
      delivery: { place: null },
      skills: ["cold chain", "tail lift"],
    });

    // somebody sets one by hand before jobs come to it
    const byHand = { latE7: 208_500_000, lonE7: 1_066_800_000 };
    const { customer: _, ...content } = haiphong.content;
    await orders.edit({ ...content, orderId: haiphong.id, delivery: { ...content.delivery, place: byHand } });
    const asJobs = { actor: processActor("jobs"), now: clock.now, requestId: "jobs" };
    const locate = () =>
      locateImported((work) => runAs(platform, asJobs, work), { importId, organisationId: organisation.id }, towns);
    await locate();
    await locate();
    const after = await all();
    expect(after.map(({ content: { delivery } }) => delivery.place)).toEqual([
      { latE7: expect.closeTo(164_600_000, -7), lonE7: expect.closeTo(1_076_000_000, -7) },
      null,
      byHand,
    ]);
    expect(after[0]).toMatchObject({ version: 2, content: { pickup: { place: home } } });
    expect(after[0]?.log.at(-1)).toMatchObject({ body: { type: "edited", found: "town" }, actorKind: "process" });
    const stops = await sql`
      select kind, lat_e7 is not null as "isPlaced" from order_stops where order_id = ${hue.id} order by kind`;
    expect(stops.map(({ isPlaced }) => isPlaced)).toEqual([true, true]);
  });

  test("says what no vehicle can carry", async ({ make, as, api, owner }) => {
    const organisation = await make.organisation();
    const { orders } = api(await as.dispatcher(organisation));
    const truck = await make.vehicle({ organisationId: organisation.id, type: "truck" });
    await owner.sql`update vehicles set capacity_weight_kg = 800 where id = ${truck.id}`;
    const head = "pickup_name,pickup_address,delivery_name,delivery_address,delivery_from,delivery_until,weight_kg";
    const lines = ["800", "801"].map((weight) => `P,PA,D,DA,2027-01-05 08:00,2027-01-05 17:00,${weight}`);
    expect(await orders.imports.check(given([head, ...lines].join("\n")))).toMatchObject({
      ready: 1,
      faults: [{ row: 3, column: "weight_kg", found: "801", problem: { code: "too_heavy", values: { maximum: 800 } } }],
    });
  });

  test("refuses a number that may be two, and says how to write either", async ({ make, as, api }) => {
    const { orders } = api(await as.dispatcher(await make.organisation()));
    const head =
      "pickup_name,pickup_address,delivery_name,delivery_address,delivery_lat,delivery_lon,delivery_from,delivery_until,weight_kg,cash";
    const order = (weight: string) =>
      `P,PA,D,DA,"20,862",106.684,2027-01-05 08:00,2027-01-05 17:00,"${weight}","1.250.000"`;
    const text = [head, order("1,234"), order("1.234,5"), order("1234")].join("\n");
    expect((await orders.imports.check(given(text))).faults).toEqual([
      {
        ...{ row: 2, column: "weight_kg", found: "1,234" },
        problem: { code: "number_ambiguous", values: { grouped: 1_234, decimal: 1.234 } },
      },
    ]);
    expect(await orders.imports.run(apply(text, "leave_out"))).toMatchObject({ created: 2, leftOut: 1 });
    const weights = (await orders.list({ direction: "asc" })).items.map(({ weightG }) => weightG);
    expect(weights).toEqual([1_234_500, 1_234_000]);
  });

  test("cash is in its currency's own unit, as people say it", async ({ make, as, api }) => {
    const { orders } = api(await as.dispatcher(await make.organisation()));
    const head =
      "pickup_name,pickup_address,delivery_name,delivery_address,delivery_from,delivery_until,quantity,cash,currency";
    const order = (quantity: string, cash: string, currency: string) =>
      `P,PA,D,DA,2027-01-05 08:00,2027-01-05 17:00,"${quantity}","${cash}",${currency}`;
    const rows = [order("1", "250.000", ""), order("1.200", "12,50", "USD"), order("1", "1,250", "USD")];
    await orders.imports.run(apply([head, ...rows].join("\n"), "refuse"));
    const { items } = await orders.list({ direction: "asc" });
    expect(items.map(({ pieces, cash }) => [pieces, cash])).toEqual([
      [1, { amountMinor: 250_000, currency: "VND" }],
      [1_200, { amountMinor: 1_250, currency: "USD" }],
      [1, { amountMinor: 125_000, currency: "USD" }],
    ]);
    const { faults } = await orders.imports.check(given([head, order("2.5", "1.5", "VND")].join("\n")));
    expect(faults.map(({ column, problem }) => [column, problem.code])).toEqual([
      ["quantity", "invalid"],
      ["cash", "invalid"],
    ]);
  });

  test("reads a workbook as it reads a table, and nothing else", async ({ make, as, api }) => {
    const { orders, customers } = api(await as.dispatcher(await make.organisation()));
    await customers.create({ name: "ACME" });
    const cells = [
      header.split(","),
      ["PO-1", "acme", "P", "PA", "D", "DA", "2027-01-05 08:00", "2027-01-05 17:00", "3", 1.234, ""],
    ];
    // a number that a workbook says is one has no separator to doubt
    const checked = await orders.imports.check(given(workbook(cells)));
    expect(checked).toMatchObject({ rows: 1, ready: 1, faults: [] });
    const many = [header, ...Array.from({ length: 10_001 }, (_, at) => row(at))].join("\n");
    const code = (text: string | Uint8Array) =>
      orders.imports.check(given(text)).catch((error: { cause: { code: string } }) => error.cause.code);
    expect(await code(many)).toBe("order_import.too_many_rows");
    for (const nothing of ["", header, "a,b\n1,2", "PK\u0003\u0004 no workbook", new Uint8Array([0xff, 0xfe, 0x00])])
      expect(await code(nothing)).toBe("order_import.unreadable");
    // some kilobytes that unpack to more than is read
    const swollen = zipSync({
      ...unzipSync(workbook(cells)),
      "xl/worksheets/sheet2.xml": new Uint8Array(65 * 2 ** 20),
    });
    expect(await code(swollen)).toBe("order_import.unreadable");
  });

  test("comes once under its key, however often it arrives", async ({ make, as, api }) => {
    const dispatcher = await as.dispatcher(await make.organisation());
    const send = () =>
      api(dispatcher, { idempotencyKey: "the file" }).orders.imports.run(
        apply([header.replace("reference,", ""), row(1, { customer: "" }).replace("PO-1,", "")].join("\n"), "refuse"),
      );
    const [one, other] = await Promise.all([send(), send()]);
    expect(other).toEqual(one);
    expect((await api(dispatcher).orders.list({})).items).toHaveLength(1);
  });
});
