import type { Session } from "@cartage/db/session";
import type { Outline } from "../../tracking/packing/outlines.ts";
import { joinedBox, widestM } from "./boxes.ts";

/** Whether a vehicle stood all through a stretch, by what the derivation knew before it and where its positions lie. */
export type Parked = (stretch: Outline) => boolean;

interface Halt {
  before: number;
  latE7: number;
  lonE7: number;
}

/** Below these a halt is not left: `deriving/departing.ts`, `deriving/follow-track.ts`. */
const gonePastM = 150;
const standsBelowCmps = 140;

/** Knows of each checkpoint of a vehicle whether it was in a halt that nothing put in doubt. */
export async function readParked({ sql }: Session, vehicleId: string, since: number): Promise<Parked> {
  const rows = await sql<Halt[]>`
    select (extract(epoch from before) * 1000)::float8 as before,
           (track #>> '{halt,latE7}')::int as "latE7", (track #>> '{halt,lonE7}')::int as "lonE7"
      from (select before, (state::jsonb) -> 'track' as track
              from derivation_checkpoints
             where vehicle_id = ${vehicleId} and before >= ${new Date(since)}) as known
     where track -> 'trip' = 'null' and track -> 'halt' <> 'null' and track -> 'departing' = '[]'`;
  const halts = new Map(rows.map((halt) => [halt.before, halt]));
  return (stretch) => {
    const halt = halts.get(stretch.from);
    if (!halt || stretch.speedless > 0 || stretch.topSpeedCmps >= standsBelowCmps) return false;
    const { latE7, lonE7 } = halt;
    return (
      widestM(joinedBox(stretch, { southE7: latE7, northE7: latE7, westE7: lonE7, eastE7: lonE7 })) < gonePastM * 0.99
    );
  };
}
