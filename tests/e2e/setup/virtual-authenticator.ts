import type { CDPSession, Page } from "@playwright/test";

const options = {
  protocol: "ctap2",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

/** Chromium's virtual authenticator on a page: it says yes by itself, and can be put aside for another one. */
export async function virtualAuthenticator(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  let authenticatorId = await add();

  async function add() {
    return (await session.send("WebAuthn.addVirtualAuthenticator", { options })).authenticatorId;
  }

  return {
    /** What it keeps, secrets too, so that it can be given to another page. */
    async credentials() {
      return (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
    },
    /** Another authenticator takes its place, which holds nothing. */
    async replace() {
      await session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
      authenticatorId = await add();
    },
    async addCredential(credential: Awaited<ReturnType<typeof this.credentials>>[number]) {
      await session.send("WebAuthn.addCredential", { authenticatorId, credential });
    },
  };
}
