import type { createCaller } from "@cartage/api/root";
import { newId } from "@cartage/db/id";
import type { Actor } from "@cartage/domain/actor";
import type { Factory } from "@cartage/testing/factory";

type MakeApi = (actor: Actor) => ReturnType<typeof createCaller>;

export const unique = () => newId().slice(-12);

/** An organisation with a proven domain of a provider, as its administrator sets it up. */
export async function foundCompany(
  given: {
    make: Factory;
    as: { organisationAdministrator(organisation: { id: string }): Promise<Actor> };
    api: MakeApi;
    proofs: Map<string, string[]>;
  },
  provider: Parameters<ReturnType<MakeApi>["accounts"]["sso"]["add"]>[0],
) {
  const organisation = await given.make.organisation();
  const actor = await given.as.organisationAdministrator(organisation);
  const { sso } = given.api(actor).accounts;
  const { providerId } = await sso.add(provider);
  const domain = `company-${unique()}.example`;
  await sso.addDomain({ providerId, domain });
  const [listed] = await sso.list();
  given.proofs.set(domain, [listed?.domains[0]?.proof ?? ""]);
  await sso.verifyDomain({ domain });
  return { organisation, actor, sso, providerId, domain };
}
