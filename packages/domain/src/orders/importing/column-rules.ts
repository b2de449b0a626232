/** What a file of orders may have, a row an order; the header says which column is which, in any order. */
export const importColumns = [
  "reference",
  "customer",
  "priority",
  "pickup_name",
  "pickup_address",
  "pickup_phone",
  "pickup_lat",
  "pickup_lon",
  "pickup_from",
  "pickup_until",
  "pickup_instructions",
  "delivery_name",
  "delivery_address",
  "delivery_phone",
  "delivery_email",
  "delivery_lat",
  "delivery_lon",
  "delivery_from",
  "delivery_until",
  "delivery_instructions",
  "item",
  "item_kind",
  "quantity",
  "weight_kg",
  "volume_l",
  "barcode",
  "skills",
  "cash",
  "currency",
  "instructions",
] as const;

export type ImportColumn = (typeof importColumns)[number];

/** Without these a file is none of orders. */
export const neededColumns: readonly ImportColumn[] = [
  "pickup_name",
  "pickup_address",
  "delivery_name",
  "delivery_address",
  "delivery_from",
  "delivery_until",
];

/** The column that a part of an order is read from, by its path in the order. */
const columnOfPath: Record<string, ImportColumn> = {
  reference: "reference",
  customerId: "customer",
  priority: "priority",
  "items.0.description": "item",
  "items.0.kind": "item_kind",
  "items.0.quantity": "quantity",
  "items.0.weightG": "weight_kg",
  "items.0.volumeCm3": "volume_l",
  "items.0.barcode": "barcode",
  "cash.amountMinor": "cash",
  "cash.currency": "currency",
  instructions: "instructions",
  "pickup.window": "pickup_from",
  "delivery.window": "delivery_from",
};
const columnOfPart: Record<string, string> = {
  name: "name",
  address: "address",
  phone: "phone",
  email: "email",
  instructions: "instructions",
  "place.latE7": "lat",
  "place.lonE7": "lon",
  "window.from": "from",
  "window.until": "until",
};

export function columnOf(path: string): ImportColumn {
  const known = columnOfPath[path];
  if (known) return known;
  const [stop, ...rest] = path.split(".");
  if (stop === "skills") return "skills";
  const name = `${stop}_${columnOfPart[rest.join(".")] ?? "name"}`;
  return importColumns.find((column) => column === name) ?? "reference";
}
