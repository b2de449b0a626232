import type { createCaller } from "@cartage/api/root";

type Api = ReturnType<typeof createCaller>;
export type NewOrder = Parameters<Api["orders"]["create"]>[0];

const hourMs = 3_600_000;

/** An order as the form sends it, due tomorrow. */
export function newOrder(given: Partial<NewOrder> = {}): NewOrder {
  const morning = Math.floor(Date.now() / hourMs) * hourMs + 24 * hourMs;
  return {
    pickup: { name: "Kho Hà Nội", address: "12 Láng Hạ, Hà Nội" },
    delivery: {
      name: "Nguyễn Thị Đào",
      address: "45 Lê Lợi, Hải Phòng",
      phone: "0903 111 222",
      place: { latE7: 208_600_000, lonE7: 1_066_800_000 },
      window: { from: morning, until: morning + 4 * hourMs },
    },
    items: [{ description: "A parcel", quantity: 3, weightG: 2_500, volumeCm3: 8_000 }],
    ...given,
  };
}
