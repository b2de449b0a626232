import "server-only";
import { type RelyingParty, relyingPartyOf } from "@cartage/auth/relying-party";
import { env } from "../env.ts";

/** Whom passkeys are made for: this installation, as people open it. */
export function relyingParty(): RelyingParty {
  return relyingPartyOf(env().PUBLIC_URL);
}
