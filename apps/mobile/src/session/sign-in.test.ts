import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { initTRPC, TRPCError } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "./sign-in.ts";

const t = initTRPC.context<{ language: string | undefined }>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { ...shape.data, code: error.cause?.message ?? shape.data.code },
  }),
});
const device = { id: "d", secret: "s", organisationId: "o" };
const tokens = { accessToken: "a", accessExpiresAt: 5, refreshToken: "r" };

const router = t.router({
  accounts: t.router({
    signInOnPhone: t.procedure
      .input((value) => value as { password: string; code?: string; phone: { name: string } })
      .mutation(({ input, ctx }) => {
        const message = `${ctx.language}: wrong password for ${input.phone.name}`;
        const isGuarded = input.password === "guarded";
        if (isGuarded && !input.code)
          throw new TRPCError({
            code: "UNAUTHORIZED",
            message: "A code, please.",
            cause: new Error("sign_in.second_factor"),
          });
        if (!isGuarded && input.password !== "right") throw new TRPCError({ code: "UNAUTHORIZED", message });
        return { ...tokens, device, mqttUrl: null };
      }),
  }),
});

let server: Server;
let address: string;

beforeAll(async () => {
  const createContext = ({ req }: { req: { headers: { "accept-language"?: string | undefined } } }) => ({
    language: req.headers["accept-language"],
  });
  server = createServer(createHTTPHandler({ router, basePath: "/api/trpc/", createContext }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const phone = { name: "Pixel", model: "Pixel 9" };

test("a sign-in gives the tokens and the phone's device", async () => {
  const credentials = { server: address, email: "driver@north.example", password: "right" };
  await expect(signIn(credentials, phone, "vi")).resolves.toEqual({ signedIn: { tokens, device, mqttUrl: null } });
});

test("a refusal is the server's own sentence, in the driver's language", async () => {
  const credentials = { server: address, email: "driver@north.example", password: "wrong" };
  await expect(signIn(credentials, phone, "vi")).resolves.toEqual({
    refusal: { reason: "refused", sentence: "vi: wrong password for Pixel" },
  });
});

test("a server that wants a code says so, and is given it", async () => {
  const credentials = { server: address, email: "driver@north.example", password: "guarded" };
  await expect(signIn(credentials, phone, "vi")).resolves.toEqual({
    refusal: { reason: "code_needed", sentence: "A code, please." },
  });
  await expect(signIn({ ...credentials, code: "123456" }, phone, "vi")).resolves.toMatchObject({
    signedIn: { device },
  });
});

test("a server that is none is unreachable", async () => {
  const credentials = { server: "http://127.0.0.1:9", email: "driver@north.example", password: "right" };
  await expect(signIn(credentials, phone, "vi")).resolves.toEqual({ refusal: { reason: "unreachable" } });
});
