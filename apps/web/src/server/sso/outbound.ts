import "server-only";
import { createDomainProofs, type FindDomainProofs } from "@cartage/auth/sso/domain-proofs";
import { createOutbound, type Outbound } from "@cartage/auth/sso/outbound";
import { env } from "../../env.ts";
import { perProcess } from "../per-process.ts";

/** How this process reaches what customers name. */
export function outbound(): Outbound {
  return perProcess("outbound", () => createOutbound(env().SSO_PRIVATE_HOSTS));
}

/** Who is asked for the proof that a domain is an organisation's. */
export function findDomainProofs(): FindDomainProofs {
  return perProcess("domain-proofs", () => createDomainProofs(env().SSO_DNS_SERVERS));
}
