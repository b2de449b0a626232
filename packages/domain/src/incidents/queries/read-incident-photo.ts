import { incidentPhotos } from "@cartage/db/schema/incidents";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { IncidentPhotoId } from "../inputs.ts";

/** A photo of an incident, whole. Throws `not_found`. */
export async function readIncidentPhoto(ctx: Context, { incidentId, photoId }: z.infer<typeof IncidentPhotoId>) {
  const { organisationId } = authorise(ctx.actor, "incidents.view");
  const { mediaType, content } = incidentPhotos;
  const [photo] = await ctx.session.db
    .select({ mediaType, content })
    .from(incidentPhotos)
    .where(
      and(
        eq(incidentPhotos.organisationId, organisationId),
        eq(incidentPhotos.incidentId, incidentId),
        eq(incidentPhotos.id, photoId),
      ),
    );
  if (!photo) throw new DomainError("not_found");
  return photo;
}
