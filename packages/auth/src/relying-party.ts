/** Who passkeys are made for (WebAuthn's relying party): the host, and the one origin that may ask for them. */
export interface RelyingParty {
  id: string;
  name: string;
  origin: string;
}

/** As people open this installation. Browsers make no passkeys for a numeric address, nor over http but on localhost. */
export function relyingPartyOf(publicUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, name: "Cartage", origin };
}
