import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { initTRPC, TRPCError, tracked } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createPhoneClient } from "./phone-client.ts";
import { refreshTokens } from "./refresh-tokens.ts";
import { createTokenKeeper } from "./token-keeper.ts";
import type { TokenStore, Tokens } from "./tokens.ts";

const t = initTRPC.context<{ token: string | null }>().create();

/** A server that keeps the promise of rotating tokens: each refresh token works once, a second use ends the sign-in. */
function createAccounts() {
  let serial = 1;
  const accounts = {
    valid: { access: "access-1", refresh: "refresh-1" as string | null },
    refreshes: 0,
    calls: 0,
    answer: "ok" as "ok" | "broken",
  };
  const signedIn = t.procedure.use(({ ctx, next }) => {
    accounts.calls += 1;
    if (ctx.token !== accounts.valid.access) throw new TRPCError({ code: "UNAUTHORIZED" });
    return next();
  });
  const router = t.router({
    accounts: t.router({
      me: signedIn.query(({ ctx }) => ({ token: ctx.token })),
      signOut: t.procedure.mutation(() => "public"),
      refresh: t.procedure
        .input((value) => value as { refreshToken: string })
        .mutation(({ input }) => {
          if (accounts.answer === "broken") throw new TRPCError({ code: "SERVICE_UNAVAILABLE" });
          accounts.refreshes += 1;
          if (input.refreshToken !== accounts.valid.refresh) {
            accounts.valid = { access: "revoked", refresh: null };
            throw new TRPCError({ code: "UNAUTHORIZED" });
          }
          serial += 1;
          accounts.valid = { access: `access-${serial}`, refresh: `refresh-${serial}` };
          return { accessToken: accounts.valid.access, accessExpiresAt: 1e15, refreshToken: accounts.valid.refresh };
        }),
    }),
    tracking: t.router({
      live: signedIn.subscription(async function* ({ ctx }) {
        yield tracked("1", { at: 1, token: ctx.token });
      }),
    }),
  });
  return { accounts, router };
}

let server: Server;
let url: string;
let accounts: ReturnType<typeof createAccounts>["accounts"];

beforeEach(async () => {
  const made = createAccounts();
  accounts = made.accounts;
  const handler = createHTTPHandler({
    router: made.router,
    createContext: ({ req }) => ({ token: req.headers.authorization?.replace("Bearer ", "") ?? null }),
  });
  server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function createMemoryStore(first: Tokens | null) {
  const written: (Tokens | null)[] = [];
  let tokens = first;
  const store: TokenStore = {
    read: async () => tokens,
    write: async (next) => {
      tokens = next;
      written.push(next);
    },
    clear: async () => {
      tokens = null;
      written.push(null);
    },
  };
  return { store, written };
}

function createPhone(tokens: Partial<Tokens> | null, shared?: TokenStore) {
  const memory = createMemoryStore(
    tokens && { accessToken: "access-1", accessExpiresAt: 1e15, refreshToken: "refresh-1", ...tokens },
  );
  let signedOut = 0;
  const keeper = createTokenKeeper({
    store: shared ?? memory.store,
    refresh: (refreshToken) => refreshTokens(url, refreshToken),
    onSignedOut: () => {
      signedOut += 1;
    },
    now: () => 1_000_000,
  });
  return { api: createPhoneClient({ url, keeper }), keeper, ...memory, signedOut: () => signedOut };
}

test("calls carry the access token", async () => {
  const { api } = createPhone({});
  await expect(api.accounts.me.query()).resolves.toEqual({ token: "access-1" });
  expect(accounts.refreshes).toBe(0);
});

test("ten calls at once with an ended token share one refresh", async () => {
  const { api } = createPhone({ accessExpiresAt: 1_000_001 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => api.accounts.me.query()));
  expect(answers).toEqual(Array.from({ length: 10 }, () => ({ token: "access-2" })));
  expect(accounts.refreshes).toBe(1);
});

test("ten calls at once whose token the server refuses share one refresh and are each run once more", async () => {
  const { api } = createPhone({ accessToken: "revoked-early" });
  await Promise.all(Array.from({ length: 10 }, () => api.accounts.me.query()));
  expect(accounts).toMatchObject({ refreshes: 1, calls: 20 });
});

test("in a batch that is refused in part, only the refused call is run again", async () => {
  const { api } = createPhone({ accessToken: "revoked-early" });
  await expect(Promise.all([api.accounts.me.query(), api.accounts.signOut.mutate()])).resolves.toEqual([
    { token: "access-2" },
    "public",
  ]);
});

test("a call that is refused with a fresh token too is not run a third time", async () => {
  const { api, store } = createPhone({ accessToken: "revoked-early" });
  const write = store.write;
  store.write = async (tokens) => {
    accounts.valid.access = "nobody's";
    await write(tokens);
  };
  await expect(api.accounts.me.query()).rejects.toMatchObject({ data: { httpStatus: 401 } });
  expect(accounts).toMatchObject({ refreshes: 1, calls: 2 });
});

test("the rotated tokens are stored before a call uses them", async () => {
  const { api, written } = createPhone({ accessExpiresAt: 0 });
  await api.accounts.me.query();
  expect(written).toEqual([{ accessToken: "access-2", accessExpiresAt: 1e15, refreshToken: "refresh-2" }]);
});

test("a store that cannot keep the new tokens gives them to nobody", async () => {
  const { api, store } = createPhone({ accessExpiresAt: 0 });
  store.write = () => Promise.reject(new Error("The disk is full"));
  await expect(api.accounts.me.query()).rejects.toThrow("The disk is full");
  expect(accounts.calls).toBe(0);
});

test("a refused refresh signs out", async () => {
  const { api, written, signedOut } = createPhone({ accessExpiresAt: 0, refreshToken: "used-before" });
  await expect(api.accounts.me.query()).rejects.toMatchObject({ data: { httpStatus: 401 } });
  expect(written).toEqual([null]);
  expect(signedOut()).toBe(1);
});

test("a server that cannot refresh just now signs nobody out", async () => {
  const { api, written, signedOut } = createPhone({ accessExpiresAt: 0 });
  accounts.answer = "broken";
  await expect(api.accounts.me.query()).rejects.toThrow();
  expect({ written, signedOut: signedOut() }).toEqual({ written: [], signedOut: 0 });

  accounts.answer = "ok";
  await expect(api.accounts.me.query()).resolves.toEqual({ token: "access-2" });
});

test("a second tab takes over what the first has rotated instead of using the old refresh token", async () => {
  const first = createPhone({});
  const second = createPhone({}, first.store);
  await second.keeper.current();
  accounts.valid.access = "ended";

  await first.api.accounts.me.query();
  await second.api.accounts.me.query();
  expect(accounts.refreshes).toBe(1);
});

test("an event stream is opened with the token and, once refused, with a new one", async () => {
  const { api } = createPhone({ accessToken: "revoked-early" });
  const first = await new Promise((resolve, reject) => {
    const subscription = api.tracking.live.subscribe(
      {},
      {
        onData: (event) => {
          subscription.unsubscribe();
          resolve(event);
        },
        onError: reject,
      },
    );
  });
  expect(first).toMatchObject({ id: "1", data: { token: "access-2" } });
});
