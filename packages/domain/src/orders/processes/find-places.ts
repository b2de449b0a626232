import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { keepGeocoding } from "../commands/keep-geocoding.ts";
import type { FoundPlace, Geocoder } from "../geocoding/geocoder.ts";
import { towns } from "../geocoding/towns.ts";
import type { FindPlaces } from "../inputs.ts";
import { findKeptGeocoding } from "../queries/find-kept-geocoding.ts";

/** Where an address may be. What was answered before is not asked again; a geocoder that is away leaves the town by its name. */
export async function findPlaces(
  ctx: Context,
  { text, language }: z.infer<typeof FindPlaces>,
  geocoder: Geocoder,
): Promise<FoundPlace[]> {
  authorise(ctx.actor, "orders.edit");
  if (geocoder === towns) return towns.find(text, { language });
  const asked = { provider: geocoder.name, query: `${language} ${text.toLowerCase()}` };
  const kept = await findKeptGeocoding(ctx, asked);
  if (kept) return kept;
  const found = await geocoder.find(text, { language }).catch((err: unknown) => {
    ctx.log?.warn({ err, provider: geocoder.name }, "the geocoder did not answer");
    return null;
  });
  if (!found) return towns.find(text, { language });
  await keepGeocoding(ctx, { ...asked, found });
  return found;
}
