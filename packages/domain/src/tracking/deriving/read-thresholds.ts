import type { Session } from "@cartage/db/session";
import type { VehicleType } from "../../fleet/inputs.ts";
import { type ScreenedType, type Settings, thresholdsFor } from "../screening/thresholds-for.ts";
import type { Thresholds } from "./thresholds.ts";

/** The thresholds of an organisation's vehicles of a type: its own for the type, then for all, then Cartage's. */
export type ThresholdsOf = (organisationId: string, type: VehicleType) => Thresholds;

interface SettingsRow {
  organisation_id: string;
  vehicle_type: ScreenedType;
  settings: Settings;
}

export async function readThresholds({ sql }: Session, organisationIds: readonly string[]): Promise<ThresholdsOf> {
  const rows = await sql<SettingsRow[]>`
    select organisation_id, vehicle_type, settings from screening_settings
     where organisation_id = any(${[...organisationIds]}::uuid[])`;
  const settingsOf = new Map(rows.map((row) => [`${row.organisation_id} ${row.vehicle_type}`, row.settings]));
  const made = new Map<string, Thresholds>();
  return (organisationId, type) => {
    const key = `${organisationId} ${type}`;
    const known = made.get(key);
    if (known) return known;
    const thresholds = thresholdsFor(type, (ofType) => settingsOf.get(`${organisationId} ${ofType}`));
    made.set(key, thresholds);
    return thresholds;
  };
}
