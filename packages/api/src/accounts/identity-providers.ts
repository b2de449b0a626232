import { findProviderOfAddress } from "@cartage/auth/sso/identity-provider";
import { addIdentityProvider } from "@cartage/domain/accounts/commands/add-identity-provider";
import { changeIdentityProvider } from "@cartage/domain/accounts/commands/change-identity-provider";
import { verifyIdentityDomain } from "@cartage/domain/accounts/commands/verify-identity-domain";
import type {
  AddIdentityProvider,
  ChangeIdentityProvider,
  FindIdentityProvider,
  IdentityDomain,
} from "@cartage/domain/accounts/identity-inputs";
import { authorise } from "@cartage/domain/authorise";
import { DomainError } from "@cartage/domain/errors";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { peopleOf } from "../procedures.ts";
import type { RepeatableContext } from "../repeatable.ts";
import type { PeopleServices } from "../services.ts";
import { slowDown } from "./slow-down.ts";

type InsideContext = RepeatableContext & { people: PeopleServices };

export async function addProviderOf(ctx: InsideContext, input: z.infer<typeof AddIdentityProvider>) {
  assertReachable(ctx, input);
  return addIdentityProvider(ctx, input);
}

export async function changeProviderOf(ctx: InsideContext, input: z.infer<typeof ChangeIdentityProvider>) {
  assertReachable(ctx, input);
  return changeIdentityProvider(ctx, input);
}

/** Looks for a domain's proof in its DNS, and makes the domain the organisation's when it is there. */
export async function verifyDomainOf(ctx: InsideContext, { domain }: z.infer<typeof IdentityDomain>) {
  authorise(ctx.actor, "sso.manage");
  return verifyIdentityDomain(ctx, { domain, found: await ctx.people.sso.findProofs(domain) });
}

/** Where the people of an address' domain sign in. Tells of domains, never of persons. Throws `sso.unknown_domain`. */
export async function findProviderOf(ctx: CallContext, { email }: z.infer<typeof FindIdentityProvider>) {
  peopleOf(ctx);
  await slowDown(ctx, email);
  const found = await findProviderOfAddress(ctx.services.database, email);
  if (!found) throw new DomainError("sso.unknown_domain", { fields: { email: { code: "sso.unknown_domain" } } });
  const { providerId, kind, name } = found;
  return { providerId, kind, name };
}

/** Throws `input.invalid` for an address that no customer may have this server, or its people's browsers, go to. */
function assertReachable(
  { actor, people }: InsideContext,
  input: z.infer<typeof AddIdentityProvider | typeof ChangeIdentityProvider>,
) {
  authorise(actor, "sso.manage");
  const [field, address] = input.kind === "oidc" ? ["issuer", input.issuer] : ["signInUrl", input.signInUrl];
  if (!people.sso.permits(address))
    throw new DomainError("input.invalid", { fields: { [field]: { code: "https_only" } } });
}
