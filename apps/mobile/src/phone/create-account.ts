import { type Api, createPhoneClient } from "@cartage/client/phone-client";
import { refreshTokens } from "@cartage/client/refresh-tokens";
import type { ServerClock } from "@cartage/client/server-clock";
import { createTokenKeeper } from "@cartage/client/token-keeper";
import type { Tokens } from "@cartage/client/tokens";
import { TRPCClientError } from "@trpc/client";
import { exclusively } from "../session/exclusively";
import type { PhoneSession } from "../session/phone-session.ts";
import {
  type Credentials,
  type GivenCode,
  type SignInOutcome,
  type SignInRefusal,
  signIn,
  signInWithCode,
} from "../session/sign-in.ts";
import type { VaultEntry } from "../session/vault-entry.ts";
import type { Store } from "./create-phone-store.ts";
import type { PhoneState, SeenVehicle } from "./phone-state.ts";

export type Account = {
  /** Null when it worked. */
  signIn(credentials: Credentials): Promise<SignInRefusal | null>;
  /** With what a browser or an administrator's screen gave. */
  signInWithCode(given: GivenCode): Promise<SignInRefusal | null>;
  /** Ends the sign-in on this phone at once; at the server it ends when everything under it is sent. */
  signOut(): Promise<void>;
  /** Asks the server for the driver's vehicle; without network the last answer stands. */
  lookUpVehicle(): Promise<void>;
  /** The server as the driver; null when nobody is signed in. */
  api(): Api | null;
};

type AccountParts = {
  store: Store<PhoneState>;
  tokens: VaultEntry<Tokens>;
  session: VaultEntry<PhoneSession>;
  vehicle: VaultEntry<{ vehicle: SeenVehicle | null }>;
  language(): string;
  clock: ServerClock;
  /** What the phone calls itself. */
  phone: { name: string; model: string };
  /** Called with the session once it is kept, and before it is forgotten; without tokens the server has ended it. */
  begun(session: PhoneSession): Promise<void>;
  ending(session: PhoneSession, tokens: Tokens | null): Promise<void>;
  ended(): Promise<void>;
};

/** The driver's sign-in on this phone. */
export function createAccount(parts: AccountParts): Account {
  const { store, tokens, session, vehicle, language, clock, phone, begun, ending, ended } = parts;

  const keeper = createTokenKeeper({
    store: tokens,
    refresh: (token) => refreshTokens(`${store.get().session?.server}/api/trpc`, token),
    onSignedOut: () => void forget(),
    now: Date.now,
    exclusively,
  });

  function api(server: string): Api {
    const headers = () => ({ "accept-language": language() });
    return createPhoneClient({ url: `${server}/api/trpc`, keeper, headers, clock });
  }

  async function forget() {
    const current = store.get().session;
    if (!current) return;
    await ending(current, await tokens.read());
    await Promise.all([keeper.forget(), session.clear(), vehicle.clear()]);
    // the next sign-in may be at another server
    clock.forget();
    store.change({ session: null, vehicle: undefined });
    void ended();
  }

  async function begin(server: string, knownAs: string, outcome: SignInOutcome): Promise<SignInRefusal | null> {
    if ("refusal" in outcome) return outcome.refusal;

    const { tokens: fresh, device, mqttUrl } = outcome.signedIn;
    await keeper.adopt(fresh);
    const me = await api(server)
      .accounts.me.query()
      .catch(() => null);
    const begins: PhoneSession = {
      server,
      device,
      mqttUrl,
      driverName: me?.user.name ?? knownAs,
      driverId: me?.user.id,
      organisationName: me?.organisation?.name ?? null,
    };
    await session.write(begins);
    await begun(begins);
    store.change({ session: begins });
    return null;
  }

  return {
    signIn: async (given) => begin(given.server, given.email, await signIn(given, phone, language())),
    signInWithCode: async (given) => begin(given.server, "", await signInWithCode(given, phone, language())),
    signOut: forget,
    api() {
      const current = store.get().session;
      return current && api(current.server);
    },
    async lookUpVehicle() {
      const current = store.get().session;
      if (!current) return;
      const seen = await askForVehicle(api(current.server));
      if (seen === undefined || store.get().session !== current) return;
      await vehicle.write({ vehicle: seen });
      store.change({ vehicle: seen });
    },
  };
}

/** Null when there is none, also for someone who is no driver; undefined when the server could not be asked. */
async function askForVehicle(api: Api): Promise<SeenVehicle | null | undefined> {
  try {
    return (await api.accounts.myVehicle.query()).vehicle;
  } catch (error) {
    return error instanceof TRPCClientError && error.data?.code === "forbidden" ? null : undefined;
  }
}
