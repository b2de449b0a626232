import { z } from "zod";

const id = z.uuid().lowercase();

/** A position as a vehicle's history names it: by its device and its fix time, epoch ms. */
const position = { vehicleId: id, deviceId: id, fixTime: z.int().min(0).max(253_402_300_799_999) };

export const RestorePosition = z.object(position);
export const DoubtPosition = z.object(position);
