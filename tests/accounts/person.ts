import type { createCaller } from "@cartage/api/root";
import { hashPassword } from "@cartage/auth/password";
import type { Shown } from "@cartage/auth/second-factor";
import { signInWithPassword } from "@cartage/auth/sign-in-with-password";
import { findSignedIn } from "@cartage/auth/signed-in";
import type { Actor } from "@cartage/domain/actor";
import type { DomainError } from "@cartage/domain/errors";
import type { Organisation, User } from "@cartage/testing/factory";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { test as withApi } from "../api/api-test.ts";
import { codeOf } from "./authenticator.ts";
import { createAuthenticator } from "./software-authenticator.ts";

export const password = "correct horse battery staple";

type Api = ReturnType<typeof createCaller>;
interface InSession {
  actor: Actor;
  /** Asks for who calls anew each time, as each request does. */
  accounts: Api["accounts"];
}

export interface Person {
  organisation: Organisation;
  user: User;
  /** Signs in on the web; the API as that sign-in. */
  signIn(shown?: Shown | string): Promise<InSession>;
  /** Signs in by the password alone, as if it were through an identity provider, which shows no second factor. */
  arrive(): Promise<InSession>;
  /** The challenge that signing in asks for, once the person has a passkey. */
  challenge(): Promise<string>;
  /** Signs in, and sets up an authenticator. */
  enrol(): Promise<InSession & { factorId: string; secret: string; recoveryCodes: string[] }>;
  /** Adds a passkey of a new authenticator in software. */
  addPasskey(
    accounts: Api["accounts"],
    options?: Parameters<typeof createAuthenticator>[0],
  ): Promise<{
    authenticator: ReturnType<typeof createAuthenticator>;
    factorId: string;
    recoveryCodes: string[] | null;
  }>;
}

/** A person of an organisation, who knows their password. */
export const test = withApi.extend<{ person: Person }>({
  person: async ({ make, app, api, clock, people }, use) => {
    const organisation = await make.organisation();
    const passwordHash = await hashPassword(password);
    const user = await make.user({ organisationId: organisation.id, role: "driver", passwordHash });
    const { secrets, relyingParty } = people;
    const inSession = async (sessionId: string) => {
      const signedIn = await findSignedIn(app, sessionId);
      if (!signedIn) throw new Error("The sign-in holds.");
      const { actor } = signedIn;
      const accounts = new Proxy(api(actor).accounts, { get: (_, name) => Reflect.get(api(actor).accounts, name) });
      return { actor, accounts };
    };
    const signIn: Person["signIn"] = async (shown = {}) => {
      const given = typeof shown === "string" ? { code: shown } : shown;
      const options = { now: clock.now, requestId: "r", secrets, relyingParty };
      const who = { email: user.email, password, userAgent: null, address: null };
      return inSession((await signInWithPassword(app, { ...who, ...given }, options)).sessionId);
    };
    const arrive = async () => inSession((await make.session({ userId: user.id, organisationId: organisation.id })).id);
    const challenge = async () => {
      const refusal: DomainError = await signIn().then(
        () => Promise.reject(new Error("A second factor is asked for.")),
        (error) => error,
      );
      const asked: PublicKeyCredentialRequestOptionsJSON = JSON.parse(refusal.about.passkey ?? "{}");
      return asked.challenge;
    };
    const enrol = async () => {
      const signedIn = await signIn();
      const { factors } = signedIn.accounts;
      const { factorId, secret } = await factors.beginTotp({ name: "My phone", password });
      const { recoveryCodes } = await factors.confirmTotp({ factorId, code: codeOf(secret, clock.now()) });
      // the code that confirmed it is used up
      clock.forward(30_000);
      return { ...signedIn, factorId, secret, recoveryCodes: recoveryCodes ?? [] };
    };
    const addPasskey: Person["addPasskey"] = async ({ factors }, options) => {
      const authenticator = createAuthenticator(options);
      const asked = await factors.beginPasskey({ password });
      const answer = authenticator.create(asked.challenge);
      return { authenticator, ...(await factors.addPasskey({ name: "This device", answer })) };
    };
    await use({ organisation, user, signIn, arrive, challenge, enrol, addPasskey });
  },
});
