import { type APIRequestContext, expect, test } from "@playwright/test";
import { forgeries, type Wanted } from "./setup/forging-provider.ts";

// What a provider says is taken where this browser asked for it, once, and where the provider itself says it. Each case is
// what a browser does, without its pictures.

const email = "viewer@south.example";
const known = { email };

// an address of its own, since the steps of signing in are counted by address
test.use({ extraHTTPHeaders: { "x-forwarded-for": "192.0.2.40" } });

const refusedWith = (why: string) => ({ pathname: "/sign-in", why, isSignedIn: false });

/** The address of the provider that the browser is sent to. */
async function begin(browser: APIRequestContext, provider: string): Promise<URL> {
  const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
  const form = { csrfToken, callbackUrl: "/live", json: "true" };
  const answer = await browser.post(`/api/auth/signin/${provider}`, { form });
  return new URL((await answer.json()).url);
}

/** The address that the provider sends the browser back to. */
async function signInThere(browser: APIRequestContext, address: URL, wanted: Wanted): Promise<string> {
  address.searchParams.set("wanted", JSON.stringify(wanted));
  const answer = await browser.get(address.href, { maxRedirects: 0 });
  return answer.headers().location ?? "";
}

/** Where the browser ends when it comes back, and whether somebody is signed in there. */
async function comeBack(browser: APIRequestContext, address: string) {
  const { pathname, searchParams } = new URL((await browser.get(address)).url());
  const { cookies } = await browser.storageState();
  const why = searchParams.get("refusal") ?? searchParams.get("error");
  return { pathname, why, isSignedIn: cookies.some(({ name }) => name === "cartage-session") };
}

async function tryBy(browser: APIRequestContext, provider: string, wanted: Wanted) {
  return comeBack(browser, await signInThere(browser, await begin(browser, provider), wanted));
}

const ways = [
  { provider: "forger", kind: "OpenID Connect" },
  { provider: "plain", kind: "OAuth alone" },
];
for (const { provider, kind } of ways)
  test.describe(`by ${kind}`, () => {
    test("who has an account with the verified address is let in", async ({ request }) => {
      expect(await tryBy(request, provider, known)).toMatchObject({ pathname: "/live", isSignedIn: true });
    });

    test("an address that is not verified there recognises nobody, nor does one without an account", async ({
      request,
    }) => {
      const refused = refusedWith("sso.no_account");
      // the same subject was let in before, so these are others
      expect(await tryBy(request, provider, { email: "admin@south.example", isVerified: false })).toEqual(refused);
      expect(await tryBy(request, provider, { email: "nobody@elsewhere.example" })).toEqual(refused);
    });

    test("an answer is good once, in the browser that asked, with its own state", async ({
      request,
      playwright,
      baseURL,
    }) => {
      const back = await signInThere(request, await begin(request, provider), known);
      const other = await playwright.request.newContext({ baseURL: baseURL ?? "" });
      expect(await comeBack(other, back)).toEqual(refusedWith("OAuthCallback"));
      // one that set out as well, and is given the answer of the first
      const address = await begin(other, provider);
      expect(await comeBack(other, back)).toEqual(refusedWith("OAuthCallback"));
      const altered = new URL(await signInThere(other, address, known));
      altered.searchParams.set("state", `${altered.searchParams.get("state")}x`);
      expect(await comeBack(other, altered.href)).toEqual(refusedWith("OAuthCallback"));
      altered.searchParams.delete("state");
      expect(await comeBack(other, altered.href)).toEqual(refusedWith("OAuthCallback"));
      await other.dispose();

      expect(await comeBack(request, back)).toMatchObject({ isSignedIn: true });
      const { cookies } = await request.storageState();
      const again = await playwright.request.newContext({
        baseURL: baseURL ?? "",
        storageState: { cookies: cookies.filter(({ name }) => name !== "cartage-session"), origins: [] },
      });
      expect(await comeBack(again, back)).toEqual(refusedWith("OAuthCallback"));
      await again.dispose();
    });
  });

test("an identity that OpenID Connect's provider has not said, or not to us, or not now, is refused", async ({
  request,
}) => {
  for (const forged of forgeries)
    expect(await tryBy(request, "forger", { email, forged }), forged).toEqual(refusedWith("OAuthCallback"));
});
