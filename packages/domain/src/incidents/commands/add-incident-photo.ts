import { newId } from "@cartage/db/id";
import { incidentPhotos } from "@cartage/db/schema/incidents";
import { count, eq } from "drizzle-orm";
import type { z } from "zod";
import { readPicture } from "../../accounts/logo/picture.ts";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError, type DomainErrorCode } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { holdIncident } from "../hold-incident.ts";
import type { AddIncidentPhoto } from "../inputs.ts";
import { writeEntry } from "../write-entry.ts";

const mostBytes = 5 * 1_048_576;
const mostPhotos = 30;

/**
 * Keeps a picture with an incident, by what it holds and without what it tells besides. Throws `not_found`,
 * `incident_photo.refused`, `incident_photo.too_large`, `incident_photo.too_many`.
 */
export async function addIncidentPhoto(ctx: Context, input: z.infer<typeof AddIncidentPhoto>) {
  const { incidentId, name } = input;
  const actor = authorise(ctx.actor, "incidents.report");
  const file = Buffer.from(input.content, "base64");
  if (file.length > mostBytes) throw refusal("incident_photo.too_large");
  const picture = readPicture(file);
  if (!picture) throw refusal("incident_photo.refused");

  return transactionally(ctx, async (tx) => {
    const before = await holdIncident(tx, actor, { incidentId });
    const [there] = await tx
      .select({ count: count() })
      .from(incidentPhotos)
      .where(eq(incidentPhotos.incidentId, incidentId));
    if ((there?.count ?? 0) >= mostPhotos) throw refusal("incident_photo.too_many");
    const photoId = newId();
    const { mediaType, content } = picture;
    const row = { id: photoId, organisationId: actor.organisationId, incidentId, name, mediaType, content };
    await tx.insert(incidentPhotos).values({ ...row, addedAt: ctx.now() });
    const change = { after: { photoId } };
    const { version } = await writeEntry(tx, before, { type: "photo_added", body: { photoId, name }, change });
    return { incidentId, photoId, version };
  });
}

const refusal = (code: DomainErrorCode) => new DomainError(code, { fields: { content: { code } } });
