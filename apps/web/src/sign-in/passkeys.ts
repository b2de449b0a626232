import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";
import type { Outputs } from "../trpc/router.ts";

/** Whether this browser makes passkeys for this address: over https or on localhost, and by a name. */
export function canUsePasskeys(): boolean {
  const isNumeric = /^[\d.]+$|:/.test(window.location.hostname);
  return typeof PublicKeyCredential === "function" && !isNumeric;
}

type ToAdd = Outputs["accounts"]["factors"]["beginPasskey"];
/** What a passkey is to sign. */
export type ToSign = NonNullable<Outputs["accounts"]["factors"]["ask"]["passkey"]>;

/** Has the person use one of their passkeys; null when it was cancelled, took too long, or none of them is here. */
export async function answerWithPasskey(toSign: ToSign): Promise<AuthenticationResponseJSON | null> {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  // the library's own JSON, which lost nothing on its way
  const optionsJSON = toSign as PublicKeyCredentialRequestOptionsJSON;
  return startAuthentication({ optionsJSON }).catch(() => null);
}

/** Has the browser make a passkey; otherwise says whether there is one already, or it was cancelled. */
export async function makePasskey(toAdd: ToAdd): Promise<RegistrationResponseJSON | "there_already" | "cancelled"> {
  const { startRegistration, WebAuthnError } = await import("@simplewebauthn/browser");
  const optionsJSON = toAdd as PublicKeyCredentialCreationOptionsJSON;
  return startRegistration({ optionsJSON }).catch((error: unknown) =>
    error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED"
      ? "there_already"
      : "cancelled",
  );
}
