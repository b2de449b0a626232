import { hubs, lanes } from "@cartage/db/schema/routes";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { DomainError } from "../../errors.ts";
import { measured } from "../../tables/number-rules.ts";
import type { Transaction } from "../../transactionally.ts";
import { hubCode, laneDistanceM, laneDurationS } from "../inputs.ts";
import { addLane, changeLane, holdLane } from "../write-lane.ts";
import { numberCell, yesCell } from "./cells.ts";
import { importColumns } from "./import-inputs.ts";
import { importer } from "./importer.ts";

/** Kilometres and minutes, for people write files; at least a metre and a second. */
const inMetres = z
  .number()
  .min(0.001)
  .max(20_100)
  .transform((km) => Math.round(km * 1_000))
  .pipe(laneDistanceM);
const inSeconds = z
  .number()
  .min(0.02)
  .max(44_640)
  .transform((minutes) => Math.round(minutes * 60))
  .pipe(laneDurationS);

/** Lanes by the codes of the hubs that they lead from and to. */
export const lanesImporter = importer({
  needs: "hubs.edit",
  ...importColumns.lanes,
  Row: z.object({
    from: hubCode,
    to: hubCode,
    distance_km: numberCell(measured, inMetres),
    duration_min: numberCell(measured, inSeconds),
    usable: yesCell,
  }),
  keyOf: ({ from, to }) => `${from} → ${to}`,
  async write(tx, organisationId, { from, to, distance_km: distanceM, duration_min: durationS, usable }) {
    const fromHubId = await hubOfCode(tx, organisationId, from, "from");
    const toHubId = await hubOfCode(tx, organisationId, to, "to");
    const [known] = await tx
      .select({ id: lanes.id })
      .from(lanes)
      .where(and(eq(lanes.organisationId, organisationId), eq(lanes.fromHubId, fromHubId), eq(lanes.toHubId, toHubId)));
    if (known) {
      const lane = await holdLane(tx, organisationId, known.id);
      return (await changeLane(tx, lane, { distanceM, durationS, isUsable: usable })) ? "changed" : "same";
    }
    await addLane(tx, organisationId, { fromHubId, toHubId, distanceM, durationS, isUsable: usable ?? true });
    return "added";
  },
  columnOf: { fromHubId: "from", toHubId: "to" },
});

/** The hub in use with a code. Throws `hub.unknown` at the column. */
export async function hubOfCode(
  tx: Transaction,
  organisationId: string,
  code: string,
  column: string,
): Promise<string> {
  const [hub] = await tx
    .select({ id: hubs.id })
    .from(hubs)
    .where(and(eq(hubs.organisationId, organisationId), eq(hubs.code, code), isNull(hubs.archivedAt)));
  if (!hub) throw new DomainError("hub.unknown", { fields: { [column]: { code: "hub.unknown" } } });
  return hub.id;
}
