import type { APIRequestContext, Page } from "@playwright/test";
import { signInOverHttp } from "./setup/password-sign-in.ts";
import { expect, readDemo, test } from "./setup/people.ts";

const viewer = async () => {
  const { users } = await readDemo();
  const found = users.find(({ email }) => email === "viewer@north.example");
  return { email: found?.email ?? "", password: found?.password ?? "" };
};

/** A policy's directives by their names. */
const directivesOf = (policy: string) =>
  Object.fromEntries(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );

for (const path of ["/sign-in", "/live"])
  test(`${path} says what may run, who may frame it, and what it tells others`, async ({ as, browser, complaints }) => {
    const page = path === "/live" ? await as("viewer@north.example") : await (await browser.newContext()).newPage();
    const nonces = new Set<string>();
    for (const _ of ["once", "and again"]) {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(200);
      const { "content-security-policy": policy = "", ...headers } = (await answer?.allHeaders()) ?? {};
      const nonce = /'nonce-([\w+/=]{20,})'/.exec(policy)?.[1] ?? "";
      nonces.add(nonce);
      const { "img-src": images, "connect-src": connections, ...others } = directivesOf(policy);
      expect(others).toEqual({
        "default-src": ["'self'"],
        "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"],
        "style-src": ["'self'", `'nonce-${nonce}'`],
        "font-src": ["'self'"],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
      });
      // besides ourselves, the street maps that a person may choose
      const maps = connections?.filter((source) => source !== "'self'") ?? [];
      expect(connections).toEqual(["'self'", ...maps]);
      expect(images).toEqual(["'self'", "data:", "blob:", ...maps]);
      for (const map of maps) expect(map).toMatch(/^https:\/\/[\w.-]+$/);

      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "strict-origin-when-cross-origin",
        "permissions-policy": "camera=(self), microphone=(), geolocation=(self), payment=()",
        "cross-origin-opener-policy": "same-origin",
      });
      expect(headers).not.toHaveProperty("x-powered-by");
      expect(headers).not.toHaveProperty("access-control-allow-origin");
      const scripts = [...((await answer?.text()) ?? "").matchAll(/<script\b[^>]*>/g)].map(([script]) => script);
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
    }
    expect(nonces.size).toBe(2);
    expect(complaints).toEqual([]);
    if (path === "/sign-in") await page.context().close();
  });

test("no page is shown in a frame, of a neighbour neither", async ({ page }) => {
  await page.route(neighbour(), (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<iframe src="${process.env.CARTAGE_E2E_URL}/sign-in"></iframe>`,
    }),
  );
  await page.goto(neighbour());
  await expect
    .poll(() => page.frames().map((frame) => frame.url()))
    .toEqual([neighbour(), "chrome-error://chromewebdata/"]);
});

/** A page of another port of this host: no browser takes it for another site's, so that it sends our cookie along. */
function neighbour(): string {
  const url = new URL("/", process.env.CARTAGE_E2E_URL);
  url.port = "9999";
  return url.href;
}

test("over plain HTTP the cookies have plain names, and the session's is out of a script's reach", async ({
  browser,
}) => {
  const context = await browser.newContext();
  expect((await signInOverHttp(context.request, await viewer())).status()).toBe(200);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === "cartage-session");
  expect(session).toMatchObject({ path: "/", httpOnly: true, sameSite: "Lax", secure: false });
  for (const cookie of cookies) {
    expect(cookie.name).not.toMatch(/^__/);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", secure: false });
  }
  await context.close();
});

test("next-auth does nothing without the token that only our pages can read", async ({ browser }) => {
  const context = await browser.newContext();
  const { request } = context;
  const post = (path: string, form: Record<string, string>) =>
    request.post(`/api/auth/${path}`, { form: { ...form, json: "true" }, maxRedirects: 0 });
  for (const csrfToken of ["", "f".repeat(64)]) {
    await post("callback/credentials", { ...(await viewer()), csrfToken });
    expect((await context.cookies()).map(({ name }) => name)).not.toContain("cartage-session");
    const begun = await post("signin/works", { csrfToken });
    expect((await begun.json()).url).toMatch(/\/signin\?csrf=true$/);
  }
  await signInOverHttp(request, await viewer());
  for (const csrfToken of ["", "f".repeat(64)]) await post("signout", { csrfToken });
  expect(await isSignedIn(request)).toBe(true);
  await context.close();
});

const isSignedIn = async (request: APIRequestContext) => (await request.get("/api/trpc/accounts.me")).status() === 200;

test("a command that another site or a form sends is refused and changes nothing, cookie or not", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const { request } = context;
  await signInOverHttp(request, await viewer());
  const signOut = (headers: Record<string, string>, body: object = { data: "{}" }) =>
    request.post("/api/trpc/accounts.signOut", { headers, ...body });
  const json = { "content-type": "application/json" };

  for (const [named, answer] of Object.entries({
    "another site": await signOut({ ...json, "sec-fetch-site": "cross-site" }),
    "a neighbour": await signOut({ ...json, "sec-fetch-site": "same-site" }),
    "another origin": await signOut({ ...json, origin: "https://evil.example" }),
    "no origin": await signOut({ ...json, origin: "null" }),
  })) {
    expect(answer.status(), named).toBe(403);
    expect(await answer.json(), named).toMatchObject({ code: "forbidden", sentence: expect.any(String) });
  }
  for (const [named, answer] of Object.entries({
    text: await signOut({ "content-type": "text/plain" }),
    form: await signOut({}, { form: { a: "b" } }),
    files: await signOut({}, { multipart: { a: "b" } }),
    bytes: await signOut({ "content-type": "application/octet-stream" }),
    nothing: await signOut({}, {}),
  })) {
    expect(answer.status(), named).toBe(400);
    expect(await answer.json(), named).toMatchObject({ code: "request.malformed", sentence: expect.any(String) });
  }
  expect((await request.get("/api/trpc/accounts.signOut")).status()).toBe(405);
  expect(await isSignedIn(request)).toBe(true);

  const page = await context.newPage();
  for (const origin of [neighbour(), "http://evil.example/"])
    for (const enctype of ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded"]) {
      const answer = await submittedFrom(page, origin, enctype);
      expect(answer, `${origin} ${enctype}`).toEqual({ status: 403, hasCookie: origin === neighbour() });
      expect(await isSignedIn(request), `${origin} ${enctype}`).toBe(true);
    }

  expect((await signOut({ ...json, origin: new URL(process.env.CARTAGE_E2E_URL ?? "").origin })).status()).toBe(200);
  expect(await isSignedIn(request)).toBe(false);
  await context.close();
});

/** Opens a page elsewhere that submits a form to us by itself, and tells how it was answered. */
async function submittedFrom(page: Page, origin: string, enctype: string) {
  const action = `${process.env.CARTAGE_E2E_URL}/api/trpc/accounts.signOut`;
  await page.route(origin, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<form method="post" action="${action}" enctype="${enctype}"><input name="a" value="b"></form>`,
    }),
  );
  await page.goto(origin);
  const answered = page.waitForResponse(action);
  await page.locator("form").evaluate((form) => (form as unknown as { submit(): void }).submit());
  const answer = await answered;
  await page.waitForURL(action);
  const { cookie = "" } = await answer.request().allHeaders();
  return { status: answer.status(), hasCookie: cookie.includes("cartage-session=") };
}

test("another site may not have a browser take its next sign-in for a try", async ({ request }) => {
  const mark = (site: string) => request.post("/api/sso/try/any", { headers: { "sec-fetch-site": site } });
  const refused = await mark("cross-site");
  expect([refused.status(), refused.headers()["set-cookie"]]).toEqual([403, undefined]);
  const taken = await mark("same-origin");
  expect(taken.status()).toBe(204);
  expect(taken.headers()["set-cookie"]).toMatch(/^cartage-sso=.*Path=\/;.*HttpOnly; SameSite=lax$/);
});
