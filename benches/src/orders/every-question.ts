import type { createCaller } from "@cartage/api/root";
import { orderPriorities, orderSorts } from "@cartage/domain/orders/inputs";
import { orderStates } from "@cartage/domain/orders/states";
import type postgres from "postgres";

type Input = Parameters<ReturnType<typeof createCaller>["orders"]["list"]>[0];
export interface Question {
  name: string;
  input: Input;
}
type Choice = { filter: string; name: string; input: Input };

const dayMs = 86_400_000;

/** Every filter with values of every kind, alone and in pairs, in each sort and direction. */
export async function everyQuestion(owner: postgres.Sql, organisationId: string): Promise<Question[]> {
  const choices = await everyChoice(owner, organisationId);
  const alone: Choice[][] = [[], ...choices.map((choice) => [choice])];
  const pairs = choices.flatMap((one, at) =>
    choices.slice(at + 1).flatMap((other) => (other.filter === one.filter ? [] : [[one, other]])),
  );
  return [...alone, ...pairs].flatMap((chosen) =>
    orderSorts.flatMap((sort) =>
      (["asc", "desc"] as const).map((direction) => ({
        name: [...chosen.map(({ filter, name }) => `${filter}=${name}`), `by ${sort} ${direction}`].join(" "),
        input: Object.assign({ sort, direction }, ...chosen.map(({ input }) => input)) as Input,
      })),
    ),
  );
}

async function everyChoice(owner: postgres.Sql, organisationId: string): Promise<Choice[]> {
  const customers = await owner<{ id: string }[]>`
    select customer_id as id from orders where organisation_id = ${organisationId} group by 1 order by count(*) desc`;
  const at = (share: number) => customers[Math.floor(share * (customers.length - 1))]?.id ?? "";
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  const within = (from: number, days: number) => ({ dueFrom: from, dueUntil: from + days * dayMs });
  return [
    ...orderStates.map((state) => ({ filter: "state", name: state, input: { state } })),
    ...orderPriorities.map((priority) => ({ filter: "priority", name: priority, input: { priority } })),
    ...[0, 0.2, 1].map((share) => ({ filter: "customer", name: `no. ${share}`, input: { customerId: at(share) } })),
    { filter: "due", name: "today", input: within(today, 1) },
    { filter: "due", name: "a day of spring", input: within(today - 200 * dayMs, 1) },
    { filter: "due", name: "this week", input: within(today - 3 * dayMs, 7) },
    ...["nguyen", "ng", "nguyen van an", "le loi", "ly thai", "po-500000", "0903", "45 hue", "xyzzy"].map((search) => ({
      filter: "search",
      name: search,
      input: { search },
    })),
  ];
}
