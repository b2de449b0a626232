import { addresses } from "@cartage/db/schema/customers";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { OrderContent } from "../inputs.ts";

type Stop = Pick<OrderContent["pickup"], "name" | "address" | "place">;

/**
 * Gives stops without a place the one that the customer's address book has under the same name and address, in whatever case;
 * without a customer that of the organisation's own.
 */
export async function placeStops<Row extends { content: OrderContent }>(
  { session: { db } }: Context,
  organisationId: string,
  rows: readonly Row[],
): Promise<Row[]> {
  const names = rows.flatMap(({ content: { pickup, delivery } }) =>
    [pickup, delivery].flatMap(({ place, name }) => (place ? [] : name.toLowerCase())),
  );
  if (names.length === 0) return [...rows];
  const known = await db
    .select({
      customerId: addresses.customerId,
      name: addresses.name,
      address: addresses.address,
      latE7: addresses.latE7,
      lonE7: addresses.lonE7,
    })
    .from(addresses)
    .where(
      and(
        eq(addresses.organisationId, organisationId),
        isNull(addresses.archivedAt),
        isNotNull(addresses.latE7),
        sql`lower(${addresses.name}) = any(${sql.param([...new Set(names)])}::text[])`,
      ),
    );
  const places = new Map(
    known.map(({ latE7, lonE7, ...of }) => [
      keyOf(of.customerId, of),
      latE7 === null || lonE7 === null ? null : { latE7, lonE7 },
    ]),
  );
  return rows.map((row) => {
    const { customerId, pickup, delivery } = row.content;
    const placed = <S extends Stop>(stop: S): S => ({
      ...stop,
      place: stop.place ?? places.get(keyOf(customerId, stop)) ?? null,
    });
    return { ...row, content: { ...row.content, pickup: placed(pickup), delivery: placed(delivery) } };
  });
}

const keyOf = (customerId: string | null, { name, address }: Pick<Stop, "name" | "address">) =>
  [customerId, name.toLowerCase(), address.toLowerCase()].join("\n");
