import { distanceM } from "@cartage/telemetry/geodesy";
import { demoId } from "./demo-id.ts";
import { ORGANISATIONS } from "./organisations.ts";

type Sketch = [code: string, name: string, address: string, lat: number, lon: number, kind?: DemoHub["kind"]];
/** There and back, in kilometres and minutes by road. */
type Road = [from: string, to: string, km: number, minutes: number];

export type DemoHub = {
  id: string;
  organisationId: string;
  code: string;
  name: string;
  kind: "depot" | "warehouse" | "cross_dock";
  address: string;
  lat: number;
  lon: number;
  isCityEdge: boolean;
  isUnderRepair: boolean;
};
export type DemoLane = {
  id: string;
  organisationId: string;
  fromHubId: string;
  toHubId: string;
  distanceM: number;
  durationS: number;
};

const EDGES = ["HN-YENVIEN", "HCM-THUDUC"];
/** Closed from the beginning, so that there is a way around to show. */
const UNDER_REPAIR = "NB";

const NETWORKS: readonly { hubs: readonly Sketch[]; roads: readonly Road[] }[] = [
  {
    hubs: [
      ["HN", "Kho Hà Nội", "Giải Phóng, Hoàng Mai, Hà Nội", 20.975, 105.841],
      ["HN-YENVIEN", "Yên Viên", "Hà Huy Tập, Gia Lâm, Hà Nội", 21.083, 105.914, "cross_dock"],
      ["HP", "Kho Hải Phòng", "Nguyễn Văn Linh, Lê Chân, Hải Phòng", 20.846, 106.665],
      ["BN", "Bắc Ninh", "Lý Thái Tổ, Bắc Ninh", 21.178, 106.062, "warehouse"],
      ["HL", "Hạ Long", "Cái Lân, Hạ Long, Quảng Ninh", 20.973, 107.042, "warehouse"],
      ["NB", "Ninh Bình", "Quốc lộ 1, Ninh Bình", 20.238, 105.967, "cross_dock"],
      ["ND", "Nam Định", "Quốc lộ 10, Nam Định", 20.417, 106.168, "cross_dock"],
      ["TH", "Thanh Hoá", "Quốc lộ 1, Thanh Hoá", 19.807, 105.785, "warehouse"],
      ["VINH", "Vinh", "Quốc lộ 1, Vinh, Nghệ An", 18.69, 105.67, "warehouse"],
    ],
    roads: [
      ["HN", "HN-YENVIEN", 19, 38],
      ["HN-YENVIEN", "BN", 22, 30],
      ["HN", "HP", 118, 100],
      ["BN", "HP", 102, 105],
      ["HP", "HL", 52, 50],
      ["BN", "HL", 128, 130],
      ["HN", "NB", 92, 85],
      ["HN", "ND", 88, 95],
      ["ND", "NB", 30, 40],
      ["HP", "ND", 88, 110],
      ["NB", "TH", 61, 65],
      ["ND", "TH", 92, 115],
      ["TH", "VINH", 139, 150],
    ],
  },
  {
    hubs: [
      ["HCM", "Kho Thành phố Hồ Chí Minh", "Quốc lộ 1, Bình Tân, Thành phố Hồ Chí Minh", 10.742, 106.602],
      ["HCM-THUDUC", "Thủ Đức", "Xa lộ Hà Nội, Thủ Đức, Thành phố Hồ Chí Minh", 10.849, 106.772, "cross_dock"],
      ["CT", "Kho Cần Thơ", "Cái Răng, Cần Thơ", 10.004, 105.748],
      ["BD", "Bình Dương", "Sóng Thần, Dĩ An, Bình Dương", 10.9, 106.751, "warehouse"],
      ["BH", "Biên Hoà", "Amata, Biên Hoà, Đồng Nai", 10.948, 106.872, "warehouse"],
      ["VT", "Vũng Tàu", "Đường 30/4, Vũng Tàu", 10.401, 107.126, "cross_dock"],
      ["MT", "Mỹ Tho", "Quốc lộ 1, Mỹ Tho, Tiền Giang", 10.376, 106.343, "cross_dock"],
      ["VL", "Vĩnh Long", "Quốc lộ 1, Vĩnh Long", 10.246, 105.955, "cross_dock"],
      ["PT", "Phan Thiết", "Quốc lộ 1, Phan Thiết, Bình Thuận", 10.928, 108.1, "warehouse"],
    ],
    roads: [
      ["HCM", "HCM-THUDUC", 27, 50],
      ["HCM-THUDUC", "BD", 9, 18],
      ["HCM-THUDUC", "BH", 17, 28],
      ["BD", "BH", 16, 30],
      ["BH", "VT", 88, 95],
      ["HCM", "MT", 62, 65],
      ["MT", "VL", 66, 75],
      ["VL", "CT", 38, 45],
      ["HCM", "CT", 165, 200],
      ["BH", "PT", 160, 150],
      ["VT", "PT", 150, 190],
    ],
  },
];

/** Both carriers' hubs in Vietnamese cities, each with lanes along the roads between them. */
export function demoNetwork(): { hubs: DemoHub[]; lanes: DemoLane[] } {
  const hubs: DemoHub[] = [];
  const lanes: DemoLane[] = [];
  for (const [o, network] of NETWORKS.entries()) {
    const organisationId = ORGANISATIONS[o]?.id ?? "";
    const own = network.hubs.map(([code, name, address, lat, lon, kind = "depot"]): DemoHub => {
      const id = demoId("hub", hubs.length);
      const [isCityEdge, isUnderRepair] = [EDGES.includes(code), code === UNDER_REPAIR];
      const hub = { id, organisationId, code, name, kind, address, lat, lon, isCityEdge, isUnderRepair };
      hubs.push(hub);
      return hub;
    });
    for (const [from, to, km, minutes] of network.roads) {
      const [one, other] = [from, to].map((code) => own.find((hub) => hub.code === code));
      if (!one || !other) throw new Error(`No hub is called ${from}, or ${to}.`);
      if (km * 1_000 < distanceM(one, other)) throw new Error(`No road from ${from} to ${to} is as short as ${km} km.`);
      for (const [fromHubId, toHubId] of [
        [one.id, other.id],
        [other.id, one.id],
      ] as const) {
        const id = demoId("lane", lanes.length);
        lanes.push({ id, organisationId, fromHubId, toHubId, distanceM: km * 1_000, durationS: minutes * 60 });
      }
    }
  }
  return { hubs, lanes };
}

/** The hub that the vehicles of an organisation's depot are based at; `depot` counts as its depots do. */
export function hubOfDepot(organisation: number, depot: number): string {
  const before = NETWORKS.slice(0, organisation).reduce((sum, { hubs }) => sum + hubs.length, 0);
  const depots = NETWORKS[organisation]?.hubs.flatMap(([, , , , , kind], at) => (kind === undefined ? [at] : [])) ?? [];
  return demoId("hub", before + (depots[depot] ?? 0));
}
