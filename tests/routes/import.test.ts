import type { Actor } from "@cartage/domain/actor";
import { FenceDefinition } from "@cartage/domain/geofences/inputs";
import { expect } from "vitest";
import { test as withApi } from "../api/api-test.ts";

interface Carrier {
  organisation: { id: string };
  dispatcher: Actor;
}

const test = withApi.extend<{ carrier: Carrier }>({
  carrier: async ({ make, as }, use) => {
    const organisation = await make.organisation();
    await use({ organisation, dispatcher: await as.dispatcher(organisation) });
  },
});

const hubs = `code;name;address;lat;lon;kind;time zone;opening hours;capacity pallets;city edge;note
HN;Hà Nội;1 Giải Phóng;21,0285;105,8542;depot;Asia/Ho_Chi_Minh;Mo-Fr 06:00-22:00; ;;x
`;
const manyHubs = (count: number, faulty: ReadonlySet<number>) =>
  [
    "code,name,address,lat,lon",
    ...Array.from({ length: count }, (_, at) => `H${at},Hub ${at},Street ${at},${faulty.has(at) ? 91 : 20},105`),
  ].join("\n");

test("a preview says of every row what it would do, and of every fault in which column it is", async ({
  carrier,
  api,
}) => {
  const { routes } = api(carrier.dispatcher);
  const text = [
    "Code,Name,Address,Lat,Lon,Kind,Opening hours,Colour",
    "HN,Hà Nội,1 Giải Phóng,21.0285,105.8542,depot,Mo-Sa 06:00-22:00,red",
    "h n,,Street,north,105,harbour,always,",
    "",
    'hn,"Again, the same",Street,21,105,,,',
  ].join("\r\n");
  const { rows, counts, unknownColumns } = await routes.imports.preview({ kind: "hubs", text });
  expect(unknownColumns).toEqual(["colour"]);
  expect(counts).toEqual({ added: 1, changed: 0, same: 0, faulty: 2 });
  expect(rows.map(({ row, key, outcome }) => [row, key, outcome])).toEqual([
    [2, "HN", "added"],
    [3, "", "faulty"],
    [5, "HN", "faulty"],
  ]);
  expect(rows[1]?.faults.map(({ column, code }) => [column, code])).toEqual([
    ["code", "code_shape"],
    ["name", "required"],
    ["lat", "invalid"],
    ["kind", "unknown_choice"],
    ["opening_hours", "hours_shape"],
  ]);
  expect(rows[2]?.faults).toEqual([{ column: null, code: "repeated_in_file", values: { row: 2 } }]);
  expect((await routes.network()).hubs).toEqual([]);
});

test("with faulty rows a file is taken not at all or without them, as chosen; again it changes nothing", async ({
  carrier,
  api,
  owner,
}) => {
  const { routes } = api(carrier.dispatcher);
  const faulty = new Set([3, 20, 59]);
  const text = manyHubs(60, faulty);
  const none = await routes.imports.take({ kind: "hubs", text, take: "all_or_none" });
  expect([none.isTaken, none.counts]).toEqual([false, { added: 57, changed: 0, same: 0, faulty: 3 }]);
  expect((await routes.network()).hubs).toEqual([]);
  const most = await routes.imports.take({ kind: "hubs", text, take: "all_but_faulty" });
  expect([most.isTaken, most.counts.added]).toEqual([true, 57]);
  expect(most.rows.filter(({ outcome }) => outcome === "faulty").map(({ row }) => row)).toEqual([5, 22, 61]);
  const events = () => owner.sql`select 1 from outbox where organisation_id = ${carrier.organisation.id}`;
  expect(await events()).toHaveLength(57);
  const again = await routes.imports.take({ kind: "hubs", text, take: "all_but_faulty" });
  expect(again.counts).toEqual({ added: 0, changed: 0, same: 57, faulty: 3 });
  expect(await events()).toHaveLength(57);
  expect((await routes.network()).hubs).toHaveLength(57);
});

test("a cell that is empty leaves what is there, one that differs changes it", async ({ carrier, api }) => {
  const { routes } = api(carrier.dispatcher);
  expect((await routes.imports.take({ kind: "hubs", text: hubs, take: "all_or_none" })).counts.added).toBe(1);
  const text = "code,name,address,lat,lon,capacity_pallets\nHN,Hà Nội 2,1 Giải Phóng,21.0285,105.8542,400\n";
  expect((await routes.imports.take({ kind: "hubs", text, take: "all_or_none" })).counts.changed).toBe(1);
  const [hub] = (await routes.hubs.list({})).items;
  expect(await routes.hubs.get({ hubId: hub?.id ?? "" })).toMatchObject({
    name: "Hà Nội 2",
    capacityPallets: 400,
    timeZone: "Asia/Ho_Chi_Minh",
    openingSpans: [{ days: [1, 2, 3, 4, 5], from: "06:00", until: "22:00" }],
    isCityEdge: false,
  });
});

test("a number that may be two is refused, as in files of orders; what its column can have only once is that", async ({
  carrier,
  api,
}) => {
  const { routes } = api(carrier.dispatcher);
  await routes.imports.take({ kind: "hubs", text: manyHubs(3, new Set()), take: "all_or_none" });
  const lane = (to: string, km: string) => `H0;${to};${km};90`;
  const text = ["from;to;distance_km;duration_min", lane("H1", "1,234"), lane("H2", "1.234,5")].join("\n");
  const { rows } = await routes.imports.take({ kind: "lanes", text, take: "all_but_faulty" });
  expect(rows.map(({ row, outcome, faults }) => [row, outcome, faults])).toEqual([
    [
      ...[2, "faulty"],
      [{ column: "distance_km", code: "number_ambiguous", values: { grouped: 1_234, decimal: 1.234 } }],
    ],
    [3, "added", []],
  ]);
  expect((await routes.network()).lanes).toMatchObject([{ distanceM: 1_234_500 }]);
  const more = "code,name,address,lat,lon,capacity_pallets\nH3,Hub 3,Street 3,21.028,105.854,1.250\n";
  await routes.imports.take({ kind: "hubs", text: more, take: "all_or_none" });
  const [hub] = (await routes.hubs.list({ search: "H3" })).items;
  expect(await routes.hubs.get({ hubId: hub?.id ?? "" })).toMatchObject({ capacityPallets: 1_250, lat: 21.028 });
});

test("a file without the columns that are needed, or with too many rows, is refused as a whole", async ({
  carrier,
  api,
}) => {
  const { routes } = api(carrier.dispatcher);
  const report = await routes.imports.take({ kind: "lanes", text: "from,to\nA,B", take: "all_but_faulty" });
  expect(report).toMatchObject({ isTaken: false, rows: [], missingColumns: ["distance_km", "duration_min"] });
  await expect(routes.imports.preview({ kind: "hubs", text: manyHubs(2_001, new Set()) })).rejects.toMatchObject({
    cause: { code: "network_import.too_many" },
  });
});

test("a whole network comes from five files, and what does not fit together is told in its row", async ({
  carrier,
  api,
  make,
}) => {
  const { organisation, dispatcher } = carrier;
  const { routes, fleet } = api(dispatcher);
  const [an, binh] = ["an@cartage.example", "binh@cartage.example"].map((email) => `${organisation.id}-${email}`);
  for (const email of [an, binh])
    await make.user({ organisationId: organisation.id, role: "driver", email: email ?? "" });
  const take = async (kind: Parameters<typeof routes.imports.take>[0]["kind"], lines: string[]) => {
    const { rows } = await routes.imports.take({ kind, text: lines.join("\n"), take: "all_but_faulty" });
    return rows.map(({ outcome, faults }) =>
      [outcome, ...faults.map(({ column, code }) => `${column}: ${code}`)].join(" "),
    );
  };
  await take("hubs", [
    "code,name,address,lat,lon",
    "HN,Hà Nội,A,21,105.8",
    "HP,Hải Phòng,B,20.8,106.7",
    "XX,Closed,C,20,106",
  ]);
  const closed = (await routes.network()).hubs.find(({ code }) => code === "XX")?.id ?? "";
  await routes.hubs.setState({ hubId: closed, state: "inactive", reason: "Chưa mở" });
  expect(
    await take("lanes", [
      "from,to,distance_km,duration_min,usable",
      "HN,HP,121.5,95,",
      "hp,hn,121.5,95,no",
      "HN,XX,50,60,yes",
      "HN,ZZ,50,60,yes",
      "HN,HN,5,6,yes",
    ]),
  ).toEqual(["added", "added", "faulty to: lane.hub_closed", "faulty to: hub.unknown", "faulty to: lane.same_hub"]);
  const vehicles = [
    "plate,type,name,weight_kg,volume_m3,pallets,skills,home_hub",
    "29c-123.45,truck,,15000,38.5,16,Cold chain; tail lift,HN",
    "29C-123.46,truck,,15000,38.5,16,,ZZ",
    "29C-123.47,rocket,,1,1,1,,",
  ];
  const expected = ["faulty home_hub: hub.unknown", "faulty type: unknown_choice"];
  expect(await take("vehicles", vehicles)).toEqual(["added", ...expected]);
  expect(await take("vehicles", vehicles)).toEqual(["same", ...expected]);
  const [vehicle] = (await fleet.vehicles.list({})).items;
  expect(await fleet.vehicles.get({ vehicleId: vehicle?.id ?? "" })).toMatchObject({
    name: "29C-123.45",
    capacityWeightKg: 15_000,
    capacityVolumeM3: 38.5,
    capacityPallets: 16,
    skills: ["cold chain", "tail lift"],
    homeHub: { name: "Hà Nội" },
  });
  const drivers = [
    "email,licence_classes,licence_ends_on,skills,working_hours,time_zone",
    `${an},C CE,2031-05-01,cold chain,Mo-Fr 06:00-15:00,Asia/Ho_Chi_Minh`,
    "nobody@cartage.example,B,,,,",
    `${binh},B,,,Mo-Fr 06:00-15:00,`,
  ];
  const refusals = ["faulty email: driver.unknown", "faulty time_zone: required"];
  expect(await take("drivers", drivers)).toEqual(["changed", ...refusals]);
  expect(await take("drivers", drivers)).toEqual(["same", ...refusals]);
  await take("drivers", ["email,licence_classes", `${binh},B`]);
  const assignments = [
    "email,plate,kind,from,until",
    `${an},29C-123.45,primary,2026-01-01T00:00:00Z,`,
    `${binh},29C-123.45,primary,2026-02-01T00:00:00+07:00,`,
    `${binh},29C-123.45,backup,2026-02-01T00:00:00+07:00,2026-01-01T00:00:00Z`,
    `${binh},29C-123.45,backup,2026-02-02T00:00:00+07:00,`,
    `${binh},99X-1,backup,,`,
  ];
  const faults = [
    "faulty plate: assignment.vehicle_taken",
    "faulty until: to_before_from",
    "added",
    "faulty plate: vehicle.unknown",
  ];
  expect(await take("assignments", assignments)).toEqual(["added", ...faults]);
  expect(await take("assignments", assignments)).toEqual(["same", ...faults.with(2, "same")]);
});

test("a hub's geofence, workers and state come with its file, a vehicle's group with its own; again nothing changes", async ({
  carrier,
  api,
  make,
}) => {
  const organisationId = carrier.organisation.id;
  const { routes, fleet, geofences } = api(carrier.dispatcher);
  const emailOf = (name: string) => `${name}@${organisationId}.example`;
  for (const name of ["an", "binh"]) await make.user({ organisationId, role: "hub_worker", email: emailOf(name) });
  await make.user({ organisationId, role: "viewer", email: emailOf("chi") });
  const definition = FenceDefinition.parse({ shape: { kind: "circle", lat: 21, lon: 105.8, radiusM: 80 } });
  const { geofenceId } = await geofences.create({ name: "Yard", definition });
  const take = async (kind: "hubs" | "vehicles", lines: string[]) => {
    const text = lines.join("\n");
    const preview = await routes.imports.preview({ kind, text });
    const { rows } = await routes.imports.take({ kind, text, take: "all_but_faulty" });
    expect(preview.rows).toEqual(rows);
    return rows.map(({ outcome, faults }) =>
      [outcome, ...faults.map(({ column, code }) => `${column}: ${code}`)].join(" "),
    );
  };
  const hub = (code: string, rest: string) => `${code},${code},Street,21,105.8,${rest}`;
  const hubs = [
    "code,name,address,lat,lon,geofence,workers,state,reason",
    hub("HN", `Yard,${emailOf("AN")}; ${emailOf("binh")},maintenance,New floor`),
    hub("A", "Elsewhere,,,"),
    hub("B", `,${emailOf("chi")},,`),
    hub("C", `,${emailOf("nobody")},,`),
    hub("D", ",,full,"),
    hub("E", ",,,No room"),
    hub("F", ",,lost,It burnt"),
  ];
  const faults = [
    "faulty geofence: hub.geofence_unknown",
    "faulty workers: hub.not_worker",
    "faulty workers: hub.not_worker",
    "faulty reason: required",
    "faulty state: required",
    "faulty state: unknown_choice",
  ];
  expect(await take("hubs", hubs)).toEqual(["added", ...faults]);
  expect(await take("hubs", hubs)).toEqual(["same", ...faults]);
  const [listed] = (await routes.hubs.list({})).items;
  const read = () => routes.hubs.get({ hubId: listed?.id ?? "" });
  expect(await read()).toMatchObject({
    geofence: { id: geofenceId },
    state: "maintenance",
    stateReason: "New floor",
    workers: [{}, {}],
  });
  const [head = ""] = hubs;
  expect(await take("hubs", [head, hub("HN", `,${emailOf("an")},active,`)])).toEqual(["changed"]);
  expect(await read()).toMatchObject({
    geofence: { id: geofenceId },
    state: "active",
    stateReason: null,
    workers: [{}],
  });

  const { groupId: north } = await fleet.groups.create({ name: "North" });
  const { groupId: south } = await fleet.groups.create({ name: "South" });
  const { groupId: vans } = await fleet.groups.create({ name: "Vans", parentId: north });
  await fleet.groups.create({ name: "Vans", parentId: south });
  const vehicles = [
    "plate,type,group",
    "29C-1,van,North / Vans",
    "29C-2,van,North",
    "29C-3,van,Vans",
    "29C-4,van,East",
  ];
  const unknown = ["faulty group: group.unknown", "faulty group: group.unknown"];
  expect(await take("vehicles", vehicles)).toEqual(["added", "added", ...unknown]);
  expect(await take("vehicles", vehicles)).toEqual(["same", "same", ...unknown]);
  const groupOf = async (search: string) => {
    const [vehicle] = (await fleet.vehicles.list({ search })).items;
    return (await fleet.vehicles.get({ vehicleId: vehicle?.id ?? "" })).group?.id;
  };
  expect([await groupOf("29C-1"), await groupOf("29C-2")]).toEqual([vans, north]);
});

test("who may not change what a file is of may not import it", async ({ carrier, api, as }) => {
  const { routes } = api(await as.viewer(carrier.organisation));
  for (const kind of ["hubs", "lanes", "vehicles", "drivers", "assignments"] as const) {
    await expect(routes.imports.preview({ kind, text: "" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(routes.imports.take({ kind, text: "", take: "all_or_none" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  }
});
