import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createMemoryVault } from "../phone/memory-vault.ts";
import { createBrowserSignIn, type PendingSignIn } from "./browser-sign-in.ts";
import { vaultEntry } from "./vault-entry.ts";

function createPhone() {
  const opened: string[] = [];
  const signIn = createBrowserSignIn({
    kept: vaultEntry<PendingSignIn>(createMemoryVault(), "pending"),
    open: async (address) => opened.push(address),
    secret: () => randomBytes(32).toString("base64url"),
    digest: async (text) => createHash("sha256").update(text).digest("base64url"),
  });
  return { signIn, asked: () => new URL(opened.at(-1) ?? "") };
}

test("the browser is given the digest of a secret that stays on the phone", async () => {
  const { signIn, asked } = createPhone();
  await signIn.begin("https://cartage.example");
  const { origin, pathname, searchParams } = asked();
  expect([origin, pathname]).toEqual(["https://cartage.example", "/phone/authorize"]);
  const arrival = await signIn.arrive({ code: "c", state: searchParams.get("state") ?? "" });
  const verifier = arrival?.given.verifier ?? "";
  expect(arrival).toMatchObject({ given: { server: "https://cartage.example", code: "c" }, isOwn: true });
  expect(createHash("sha256").update(verifier).digest("base64url")).toBe(searchParams.get("challenge"));
});

test("a link of a sign-in that this phone did not begin, or has ended, is nothing", async () => {
  const { signIn, asked } = createPhone();
  await signIn.begin("https://cartage.example");
  expect(await signIn.arrive({ code: "c", state: "another" })).toBeNull();
  const state = asked().searchParams.get("state") ?? "";
  expect(await signIn.arrive({ state })).toBeNull();
  expect(await signIn.arrive({ code: "c", state })).not.toBeNull();
  expect(await signIn.arrive({ code: "c", state })).toBeNull();
});

test("a code that an administrator showed names its server, which the driver has to agree to", async () => {
  const { signIn } = createPhone();
  expect(await signIn.arrive({ code: "c", server: "https://cartage.example/phone" })).toEqual({
    given: { server: "https://cartage.example", code: "c" },
    isOwn: false,
  });
  expect(await signIn.arrive({ code: "c", server: "not a server" })).toBeNull();
  expect(await signIn.arrive({ code: "c" })).toBeNull();
});
