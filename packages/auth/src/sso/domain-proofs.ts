import { Resolver } from "node:dns/promises";

/** Finds what was put into a domain's DNS as the proof that it is one's own. */
export type FindDomainProofs = (domain: string) => Promise<string[]>;

/** Asks the machine's name servers, or those given as `address:port`; a domain without texts has none. */
export function createDomainProofs(servers: readonly string[] = []): FindDomainProofs {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  return async (domain) => {
    const texts = await resolver.resolveTxt(domain).catch((error: NodeJS.ErrnoException) => {
      if (["ENOTFOUND", "ENODATA", "ESERVFAIL", "ETIMEOUT", "EREFUSED", "ECONNREFUSED"].includes(error.code ?? ""))
        return [];
      throw error;
    });
    return texts.map((parts) => parts.join(""));
  };
}
