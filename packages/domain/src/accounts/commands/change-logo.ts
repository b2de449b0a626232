import { createHash } from "node:crypto";
import { organisationLogos } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError, type DomainErrorCode } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { type ChangeLogo, logoMostBytes } from "../inputs.ts";
import { readPicture } from "../logo/picture.ts";
import type { Picture } from "../logo/picture-reader.ts";

const mostPixelsASide = 1_024;

/**
 * Gives the organisation a picture, by what the file holds and not by what it is called. Throws `logo.too_large`,
 * `logo.no_picture` and `logo.too_many_pixels`.
 */
export async function changeLogo(ctx: Context, input: z.infer<typeof ChangeLogo>) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");
  const { content, mediaType, width, height } = pictureIn(Buffer.from(input.content, "base64"));
  const digest = createHash("sha256").update(content).digest("hex");

  return transactionally(ctx, async (tx) => {
    const [before] = await tx
      .select({ digest: organisationLogos.digest })
      .from(organisationLogos)
      .where(eq(organisationLogos.organisationId, organisationId))
      .for("update");
    if (before?.digest === digest) return { logo: digest };
    const changedAt = ctx.now();
    const logo = { content, mediaType, digest, changedAt };
    await tx
      .insert(organisationLogos)
      .values({ organisationId, ...logo })
      .onConflictDoUpdate({ target: organisationLogos.organisationId, set: logo });
    const change = { before: { digest: before?.digest ?? null }, after: { digest, mediaType, width, height } };
    await record(tx, { type: "organisation.logo_changed", organisationId, occurredAt: changedAt }, change);
    return { logo: digest };
  });
}

function pictureIn(file: Uint8Array): Picture {
  if (file.length > logoMostBytes) throw refusal("logo.too_large");
  const picture = readPicture(file);
  if (!picture) throw refusal("logo.no_picture");
  if (Math.max(picture.width, picture.height) > mostPixelsASide) throw refusal("logo.too_many_pixels");
  return picture;
}

const refusal = (code: DomainErrorCode) => new DomainError(code, { fields: { content: { code } } });
