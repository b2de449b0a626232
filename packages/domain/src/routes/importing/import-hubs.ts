import { members, organisations, users } from "@cartage/db/schema/accounts";
import { geofences } from "@cartage/db/schema/geofences";
import { hubs } from "@cartage/db/schema/routes";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { letInto } from "../../accounts/let-into.ts";
import { DomainError } from "../../errors.ts";
import { line } from "../../inputs.ts";
import { counted, degrees } from "../../tables/number-rules.ts";
import type { Transaction } from "../../transactionally.ts";
import { changeHubState } from "../change-hub-state.ts";
import { changeHubWorkers } from "../change-hub-workers.ts";
import { holdHub } from "../hold-hub.ts";
import { capacityPallets, hubAddress, hubCode, hubKinds, hubName, latitude, longitude, timeZone } from "../inputs.ts";
import { hubStates } from "../states.ts";
import { addHub, changeHub } from "../write-hub.ts";
import { emailCell, numberCell, wordsCell, yesCell } from "./cells.ts";
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
  Row: z
    .object({
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
      geofence: line(80).optional(),
      workers: wordsCell(z.array(emailCell).max(500).optional(), /[;,\s]+/),
      state: z.enum(hubStates).optional(),
      reason: line(300).optional(),
    })
    .refine(({ state, reason }) => !state || state === "active" || Boolean(reason), {
      path: ["reason"],
      message: "required",
    })
    .refine(({ state, reason }) => Boolean(state) || !reason, { path: ["state"], message: "required" }),
  keyOf: ({ code }) => code,
  async write(tx, organisationId, row) {
    const { code, name, address, lat, lon, kind } = row;
    const given = {
      ...{ code, name, address, lat, lon, kind },
      timeZone: row.time_zone,
      openingSpans: row.opening_hours,
      capacityPallets: row.capacity_pallets,
      isCityEdge: row.city_edge,
      geofenceId: row.geofence && (await geofenceOfName(tx, organisationId, row.geofence)),
    };
    const [known] = await tx
      .select({ id: hubs.id })
      .from(hubs)
      .where(and(eq(hubs.organisationId, organisationId), eq(hubs.code, code), isNull(hubs.archivedAt)));
    const timeZone = row.time_zone ?? (await zoneOf(tx, organisationId));
    const hubId = known?.id ?? (await addHub(tx, organisationId, { ...given, kind: kind ?? "depot", timeZone }));
    const changed = [
      known && (await changeHub(tx, await holdHub(tx, organisationId, hubId), given)),
      row.state &&
        (await changeHubState(tx, await holdHub(tx, organisationId, hubId), {
          state: row.state,
          reason: row.reason ?? null,
        })),
      row.workers &&
        (await changeHubWorkers(tx, organisationId, {
          hubId,
          userIds: await workersOf(tx, organisationId, row.workers),
        })),
    ];
    if (!known) return "added";
    return changed.includes(true) ? "changed" : "same";
  },
  columnOf: { code: "code", userIds: "workers" },
});

/** The organisation's own time zone, which a hub has that names none. */
async function zoneOf(tx: Transaction, organisationId: string): Promise<string> {
  const { timeZone } = organisations;
  const [organisation] = await tx.select({ timeZone }).from(organisations).where(eq(organisations.id, organisationId));
  return organisation?.timeZone ?? "UTC";
}

/** Throws `hub.geofence_unknown` at its column. */
async function geofenceOfName(tx: Transaction, organisationId: string, name: string): Promise<string> {
  const [geofence] = await tx
    .select({ id: geofences.id })
    .from(geofences)
    .where(and(eq(geofences.organisationId, organisationId), eq(geofences.name, name), isNull(geofences.archivedAt)));
  if (geofence) return geofence.id;
  throw new DomainError("hub.geofence_unknown", { fields: { geofence: { code: "hub.geofence_unknown" } } });
}

/** The members with these addresses; that they are hub workers is asked of each. Throws `hub.not_worker` at its column. */
async function workersOf(tx: Transaction, organisationId: string, emails: readonly string[]): Promise<string[]> {
  const found = await tx
    .select({ userId: users.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(letInto(organisationId), inArray(users.email, [...emails])));
  if (found.length === new Set(emails).size) return found.map(({ userId }) => userId);
  throw new DomainError("hub.not_worker", { fields: { workers: { code: "hub.not_worker" } } });
}
