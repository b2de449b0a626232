import { organisations } from "@cartage/db/schema/accounts";
import { hubs } from "@cartage/db/schema/routes";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { counted, degrees } from "../../tables/number-rules.ts";
import type { Transaction } from "../../transactionally.ts";
import { holdHub } from "../hold-hub.ts";
import { capacityPallets, hubAddress, hubCode, hubKinds, hubName, latitude, longitude, timeZone } from "../inputs.ts";
import { addHub, changeHub } from "../write-hub.ts";
import { numberCell, yesCell } from "./cells.ts";
import { importColumns } from "./import-inputs.ts";
import { importer } from "./importer.ts";
import { readWeeklySpans } from "./weekly-spans.ts";

export const hubHours = z
  .string()
  .optional()
  .transform((text, context) => {
    if (text === undefined) return undefined;
    const spans = readWeeklySpans(text);
    if (spans === undefined) context.addIssue({ code: "custom", message: "hours_shape" });
    return spans;
  });

/** Hubs by their code; a cell that is empty leaves what is there. */
export const hubsImporter = importer({
  needs: "hubs.edit",
  ...importColumns.hubs,
  Row: z.object({
    code: hubCode,
    name: hubName,
    address: hubAddress,
    lat: numberCell(degrees, latitude),
    lon: numberCell(degrees, longitude),
    kind: z.enum(hubKinds).optional(),
    time_zone: timeZone.optional(),
    opening_hours: hubHours,
    capacity_pallets: numberCell(counted, capacityPallets.optional()),
    city_edge: yesCell,
  }),
  keyOf: ({ code }) => code,
  async write(tx, organisationId, row) {
    const { code, name, address, lat, lon, kind } = row;
    const given = {
      ...{ code, name, address, lat, lon, kind },
      timeZone: row.time_zone,
      openingSpans: row.opening_hours,
      capacityPallets: row.capacity_pallets,
      isCityEdge: row.city_edge,
    };
    const [known] = await tx
      .select({ id: hubs.id })
      .from(hubs)
      .where(and(eq(hubs.organisationId, organisationId), eq(hubs.code, code), isNull(hubs.archivedAt)));
    if (known) return (await changeHub(tx, await holdHub(tx, organisationId, known.id), given)) ? "changed" : "same";
    const timeZone = row.time_zone ?? (await zoneOf(tx, organisationId));
    await addHub(tx, organisationId, { ...given, kind: kind ?? "depot", timeZone });
    return "added";
  },
  columnOf: { code: "code" },
});

/** The organisation's own time zone, which a hub has that names none. */
async function zoneOf(tx: Transaction, organisationId: string): Promise<string> {
  const { timeZone } = organisations;
  const [organisation] = await tx.select({ timeZone }).from(organisations).where(eq(organisations.id, organisationId));
  return organisation?.timeZone ?? "UTC";
}
