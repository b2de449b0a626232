import { aboutFactor } from "../../accounts/about-factor.ts";
import { aboutProvider } from "../../accounts/provider-values.ts";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context, SecretBox } from "../../context.ts";
import { aboutEndpoint } from "../../notifications/about-endpoint.ts";
import { aboutMail } from "../../notifications/mail.ts";
import { aboutOrderPin, aboutSigningKey } from "../../orders/proving/about-proofs.ts";
import { aboutLink } from "../../recipients/link-token.ts";

interface Sealed {
  id: string;
  sealed: Uint8Array;
}

/** Where sealed texts are kept, read in the order of their ids. */
interface Store {
  about(id: string): string;
  list(after: string | null): Promise<Sealed[]>;
  /** Only in place of `before`: what changed meanwhile stays. Answers whether it was. */
  replace(id: string, before: Uint8Array, after: Buffer): Promise<boolean>;
}

const atOnce = 500;

/**
 * Seals under the current key whatever was sealed under an older one: second factors, secrets of identity providers,
 * mails that wait, secrets of webhooks, keys of tracking links, keys that sign proofs, what PINs are keyed with. `lost`
 * counts what no known key opens, which stays as it is.
 */
export async function resealSecrets(
  ctx: Context,
  { secrets }: { secrets: SecretBox },
): Promise<{ resealed: number; lost: number }> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const found = { resealed: 0, lost: 0 };
  const stores = [
    factorsIn(ctx),
    tableIn(ctx, "identity_providers", "sealed_secret", aboutProvider),
    tableIn(ctx, "mails", "content", aboutMail),
    tableIn(ctx, "webhook_endpoints", "sealed_secret", aboutEndpoint),
    tableIn(ctx, "tracking_links", "sealed_key", aboutLink),
    tableIn(ctx, "signing_keys", "sealed_secret", aboutSigningKey),
    tableIn(ctx, "order_pins", "sealed_secret", aboutOrderPin),
  ];
  for (const store of stores)
    for (let page = await store.list(null); page.length > 0; page = await store.list(page.at(-1)?.id ?? null))
      for (const { id, sealed } of page) {
        if (!secrets.isOutdated(sealed)) continue;
        const text = openOrNull(secrets, sealed, store.about(id));
        if (text === null) found.lost += 1;
        else if (await store.replace(id, sealed, secrets.seal(text, store.about(id)))) found.resealed += 1;
      }
  return found;
}

function openOrNull(secrets: SecretBox, sealed: Uint8Array, about: string): string | null {
  try {
    return secrets.open(sealed, about);
  } catch {
    return null;
  }
}

function factorsIn({ session: { sql } }: Context): Store {
  return {
    about: aboutFactor,
    list: (after) => sql<Sealed[]>`select factor_id as id, sealed from list_sealed_factors(${after}, ${atOnce})`,
    async replace(id, before, after) {
      const [row] = await sql<{ done: boolean }[]>`select reseal_factor(${id}, ${before}, ${after}) as done`;
      return row?.done === true;
    },
  };
}

function tableIn({ session: { sql } }: Context, table: string, column: string, about: Store["about"]): Store {
  return {
    about,
    list: (after) => sql<Sealed[]>`
      select id, ${sql(column)} as sealed from ${sql(table)}
       where ${sql(column)} is not null and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${atOnce}`,
    async replace(id, before, after) {
      const { count } = await sql`
        update ${sql(table)} set ${sql(column)} = ${after} where id = ${id} and ${sql(column)} = ${before}`;
      return count === 1;
    },
  };
}
