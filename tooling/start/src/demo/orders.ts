import type { Contact } from "@cartage/domain/customers/inputs";
import { CreateOrder } from "@cartage/domain/orders/inputs";
import type { OrderMove } from "@cartage/domain/orders/states";
import type { z } from "zod";
import { demoId } from "./demo-id.ts";
import { ORGANISATIONS } from "./organisations.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ORDERS = 240;

type Town = { name: string; lat: number; lon: number };
type DemoCustomer = { id: string; organisationId: string; name: string; code: string; contacts: Contact[] };
type OnWay = Exclude<OrderMove, "partly_delivered">;
export type DemoOrder = {
  id: string;
  organisationId: string;
  customer: DemoCustomer;
  content: z.infer<typeof CreateOrder>;
  /** What has happened to it by now. */
  moves: readonly OnWay[];
  reason: string | null;
};

const town = (name: string, lat: number, lon: number): Town => ({ name, lat, lon });
const towns: readonly (readonly Town[])[] = [
  [
    town("Hà Nội", 21.02, 105.84),
    town("Hải Phòng", 20.855, 106.68),
    town("Bắc Ninh", 21.185, 106.07),
    town("Hải Dương", 20.94, 106.32),
    town("Nam Định", 20.43, 106.17),
    town("Thái Nguyên", 21.59, 105.84),
  ],
  [
    town("TP. Hồ Chí Minh", 10.79, 106.66),
    town("Cần Thơ", 10.035, 105.78),
    town("Biên Hòa", 10.95, 106.82),
    town("Mỹ Tho", 10.36, 106.36),
    town("Vũng Tàu", 10.36, 107.08),
    town("Nha Trang", 12.245, 109.185),
  ],
];
const streets = ["Lê Lợi", "Trần Phú", "Nguyễn Trãi", "Hai Bà Trưng", "Lý Thường Kiệt", "Điện Biên Phủ", "Quang Trung"];
const families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"];
const givens = ["Văn An", "Thị Bình", "Minh Châu", "Đức Dũng", "Thu Hà", "Quốc Khánh", "Ngọc Lan", "Thanh Sơn"];
const goods = [
  "Áo sơ mi",
  "Linh kiện điện tử",
  "Cà phê rang",
  "Gạch men",
  "Sách giáo khoa",
  "Đồ gia dụng",
  "Thuốc tây",
];
const businesses = [
  "Dệt may Sông Hồng",
  "Cà phê Hương Núi",
  "Gốm sứ Bát Tràng Xanh",
  "Nhà sách Ban Mai",
  "Điện máy Ánh Dương",
  "Dược phẩm Lá Xanh",
];

const delivered = ["planned", "dispatched", "collected", "departed", "set_out", "delivered"] as const;
const ways: readonly { moves: readonly OnWay[]; reason: string | null; isDraft?: true; daysAhead: number }[] = [
  { moves: [], reason: null, daysAhead: 1 },
  { moves: [], reason: null, daysAhead: 2 },
  { moves: [], reason: null, isDraft: true, daysAhead: 3 },
  { moves: delivered.slice(0, 1), reason: null, daysAhead: 1 },
  { moves: delivered.slice(0, 2), reason: null, daysAhead: 0 },
  { moves: delivered.slice(0, 4), reason: null, daysAhead: 0 },
  { moves: [...delivered.slice(0, 4), "arrived_at_hub"], reason: null, daysAhead: 1 },
  { moves: delivered.slice(0, 5), reason: null, daysAhead: 0 },
  { moves: delivered, reason: null, daysAhead: -1 },
  { moves: delivered, reason: null, daysAhead: -2 },
  { moves: [...delivered.slice(0, 5), "failed"], reason: "Không có ai ở nhà", daysAhead: 0 },
  { moves: ["cancelled"], reason: "Khách đổi ý", daysAhead: 1 },
];

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

export function demoCustomers(): DemoCustomer[] {
  return ORGANISATIONS.flatMap(({ id: organisationId, prefix }, o) =>
    businesses.map((name, at) => ({
      id: demoId("customer", o * 100 + at),
      organisationId,
      name,
      code: `${prefix}-K${at + 1}`,
      contacts: [
        {
          name: `${pick(families, at * 3 + o)} ${pick(givens, at + o)}`,
          role: "Kho",
          phone: `0243 800 10${at}`,
          email: null,
        },
      ],
    })),
  );
}

/** Orders of both organisations around a day, in every state that a working day has. */
export function demoOrders(now: number): DemoOrder[] {
  const customers = demoCustomers();
  return ORGANISATIONS.flatMap(({ id: organisationId }, o) => {
    const own = customers.filter((customer) => customer.organisationId === organisationId);
    return Array.from({ length: ORDERS }, (_, at) =>
      demoOrder({ organisationId, o, at, now, customer: pick(own, at * 7) }),
    );
  });
}

type Given = { organisationId: string; o: number; at: number; now: number; customer: DemoCustomer };

function demoOrder({ organisationId, o, at, now, customer }: Given): DemoOrder {
  const { moves, reason, isDraft = false, daysAhead } = pick(ways, at);
  const own = towns[o] ?? [];
  // the middle of the day in Viet Nam, which is seven hours ahead
  const noon = Math.floor((now + 7 * HOUR_MS) / DAY_MS) * DAY_MS + 5 * HOUR_MS;
  const from = noon + daysAhead * DAY_MS + ((at % 5) - 3) * HOUR_MS;
  const to = pick(own, Math.floor(at / 3));
  const place = ({ lat, lon }: Town, n: number) => ({
    latE7: Math.round((lat + ((n * 37) % 41) / 2_000 - 0.01) * 1e7),
    lonE7: Math.round((lon + ((n * 53) % 43) / 2_000 - 0.01) * 1e7),
  });
  const depot = pick(own, 0);
  const address = (n: number, { name }: Town) => `${1 + ((n * 17) % 240)} ${pick(streets, n)}, ${name}`;
  const content = CreateOrder.parse({
    reference: `${customer.code}/${1_000 + at}`,
    customerId: customer.id,
    priority: at % 17 === 0 ? "urgent" : at % 6 === 0 ? "high" : "normal",
    pickup: { name: `Kho ${depot.name}`, address: address(o, depot), place: place(depot, o) },
    delivery: {
      name: `${pick(families, at * 3)} ${pick(givens, at * 5 + o)}`,
      address: address(at + 1, to),
      place: place(to, at),
      phone: `09${String(10_000_000 + at * 7_919).slice(-8)}`,
      email: `nguoi-nhan-${at}@recipient.example`,
      window: { from, until: from + 4 * HOUR_MS },
      instructions: at % 9 === 0 ? "Gọi trước khi giao" : null,
    },
    items: Array.from({ length: 1 + (at % 3) }, (_, line) => ({
      kind: at % 8 === 0 ? "pallet" : "parcel",
      description: pick(goods, at + line),
      quantity: 1 + ((at + line) % 6),
      weightG: 500 + ((at * 731 + line * 97) % 180) * 100,
      volumeCm3: 4_000 + ((at * 523) % 60) * 1_000,
    })),
    cash: at % 4 === 1 ? { amountMinor: (20 + (at % 90)) * 10_000, currency: "VND" } : null,
    isDraft,
  });
  return { id: demoId("order", o * 10_000 + at), organisationId, customer, content, moves, reason };
}
