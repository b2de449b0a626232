import type { createCaller } from "@cartage/api/root";

type NewRecurring = Parameters<ReturnType<typeof createCaller>["recurring"]["create"]>[0];

/** An order of every day in Viet Nam, made three days ahead. */
export function newRecurring({ rule, template }: { rule?: object; template?: object } = {}): NewRecurring {
  return {
    name: "Milk for the market",
    template: {
      pickup: { name: "Kho Hà Nội", address: "12 Láng Hạ, Hà Nội" },
      delivery: { name: "Chợ Đồng Xuân", address: "Đồng Xuân, Hà Nội" },
      items: [{ description: "Crates", quantity: 4, weightG: 12_000 }],
      reference: "MILK",
      ...template,
    },
    rule: {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      timeZone: "Asia/Ho_Chi_Minh",
      fromDay: "2026-01-01",
      delivery: { from: "05:00", until: "23:59" },
      daysAhead: 3,
      ...rule,
    },
  };
}
