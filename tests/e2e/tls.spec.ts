import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@cartage/local/ports";
import {
  type CertificateAuthority,
  createCertificateAuthority,
  publicKeyDigest,
} from "@cartage/testing/certificate-authority";
import { chromiumPath } from "@cartage/testing/chromium-path";
import { type Browser, chromium, expect, test } from "@playwright/test";
import { type LaunchedSystem, launchSystem } from "./setup/launch-system.ts";
import { hearComplaints } from "./setup/people.ts";
import { startCollector } from "./setup/start-collector.ts";
import { startTlsProxy } from "./setup/start-tls-proxy.ts";

// An installation as people meet it: empty, behind a proxy that ends TLS.

const account = { email: "first@cartage.example", password: "seven quiet lanterns over the bay" };
const cookieName = "__Host-cartage-session";

let directory: string;
let authority: CertificateAuthority;
let proxy: Awaited<ReturnType<typeof startTlsProxy>>;
let collector: Awaited<ReturnType<typeof startCollector>>;
let system: LaunchedSystem;
let browser: Browser;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  directory = await mkdtemp(join(tmpdir(), "cartage-e2e-tls-"));
  authority = await createCertificateAuthority();
  const certificate = await authority.issue();
  const webPort = await freePort();
  proxy = await startTlsProxy({ ...certificate, webPort });
  collector = await startCollector();
  const env = {
    CARTAGE_DEMO: "0",
    PUBLIC_URL: `https://localhost:${proxy.port}`,
    CARTAGE_WEB_PORT: String(webPort),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  };
  system = await launchSystem({ directory, env, isSilent: true });
  browser = await chromium.launch({
    executablePath: await chromiumPath({ isQuick: true }),
    // it trusts this one key, and no other that it does not know
    args: ["--no-sandbox", `--ignore-certificate-errors-spki-list=${publicKeyDigest(certificate.cert)}`],
  });
});

test.afterAll(async () => {
  await browser?.close();
  await system?.stop();
  collector?.stop();
  await proxy?.stop();
  await authority?.remove();
  await rm(directory, { recursive: true, force: true });
});

/** Asks as a client that checks the certificate. */
function ask(
  path: string,
  { headers = {}, method = "GET", body }: { headers?: Record<string, string>; method?: string; body?: string } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof ask>>>();
  const asked = request(
    // the name that TLS asks for is no header
    { host: "localhost", servername: "localhost", port: proxy.port, path, method, headers, ca: authority.ca },
    async (answer) => {
      let text = "";
      for await (const chunk of answer) text += chunk;
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
    },
  );
  asked.on("error", reject).end(body);
  return promise;
}

test("an installation is set up, signed out of and signed into over https, by a cookie of this host alone", async () => {
  const complaints: string[] = [];
  const context = await browser.newContext({ locale: "en-GB", baseURL: system.url });
  const page = await context.newPage();
  hearComplaints(page, complaints);
  const link = /https:\/\/\S+\/setup\/\S+/.exec(system.said())?.[0] ?? "";
  expect(link).toContain(`https://localhost:${proxy.port}/`);
  await page.goto(link);
  await page.getByLabel("Organisation").fill("First Freight");
  await page.getByLabel("Your name").fill("The First");
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Create and sign in" }).click();
  await expect(page).toHaveURL(/\/devices\?add=true/);
  const held = (await context.cookies()).find(({ name }) => name === cookieName);
  expect(held).toMatchObject({ domain: "localhost", path: "/", secure: true, httpOnly: true, sameSite: "Lax" });
  expect((await context.cookies()).filter(({ name, secure }) => /session|csrf|callback/.test(name) && !secure)).toEqual(
    [],
  );

  await page.goto("/vehicles");
  await page.getByRole("button", { name: "Account and preferences" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await page.goto("/vehicles?type=van");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.locator("form").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`https://localhost:${proxy.port}/vehicles?type=van`);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a browser that does not know the authority is stopped", async () => {
  const wary = await chromium.launch({ executablePath: await chromiumPath({ isQuick: true }), args: ["--no-sandbox"] });
  const page = await wary.newPage();
  await expect(page.goto(system.url)).rejects.toThrow("ERR_CERT_AUTHORITY_INVALID");
  await wary.close();
});

test("every answer asks for https from then on", async () => {
  for (const path of ["/", "/sign-in", "/vehicles", "/healthz", "/api/trpc/accounts.me"])
    expect((await ask(path)).headers["strict-transport-security"], path).toMatch(/max-age=31536000/);
});

test("nobody is led elsewhere by a forged host, nor by where one asks to be led", async () => {
  const elsewhere = "evil.example";
  const paths = [
    ...[
      "/",
      "/live",
      "/vehicles",
      "/admin",
      "/settings",
      "/account",
      "/no-such-page",
      `//${elsewhere}`,
      `/\\${elsewhere}`,
    ],
    ...["/api/auth/signin", "/api/auth/signout", "/api/auth/error?error=x", "/api/auth/providers", "/api/auth/csrf"],
    ...[
      `/api/auth/signin?callbackUrl=https://${elsewhere}`,
      `/sign-in?to=https://${elsewhere}`,
      `/sign-in?to=//${elsewhere}`,
    ],
  ];
  const forged: Record<string, string>[] = [
    { "x-forwarded-host": elsewhere },
    { "x-forwarded-host": elsewhere, "x-forwarded-proto": "http" },
    { host: elsewhere },
    { forwarded: `host=${elsewhere};proto=https`, "x-original-url": `https://${elsewhere}/`, "x-host": elsewhere },
  ];
  for (const headers of forged) {
    const answers = await Promise.all(paths.map(async (path) => ({ path, ...(await ask(path, { headers })) })));
    for (const { path, headers: answered, text } of answers) {
      const to = answered.location;
      const named = `${path} ${JSON.stringify(headers)}`;
      if (to) expect(new URL(to, system.url).host, named).toBe(new URL(system.url).host);
      if (path.startsWith("/api/auth/providers")) expect(text, named).not.toContain(elsewhere);
      expect(String(answered["set-cookie"] ?? ""), named).not.toMatch(/domain=/i);
    }
  }
});

test("signing in leads to this site, whatever the form says", async () => {
  const csrf = await ask("/api/auth/csrf");
  const cookies = (csrf.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");
  const { csrfToken } = JSON.parse(csrf.text);
  const fields = { ...account, csrfToken, callbackUrl: "https://evil.example/", json: "true" };
  const answer = await ask("/api/auth/callback/credentials", {
    method: "POST",
    headers: { cookie: cookies, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  });
  expect(answer.status).toBe(200);
  expect(String(answer.headers["set-cookie"])).toContain(`${cookieName}=`);
  expect(new URL(JSON.parse(answer.text).url).origin).toBe(system.url);
});

test("what web did is sent as spans to where traces go, without what stands in an address' query", async () => {
  await ask("/sign-in?to=only-in-a-query");
  await expect.poll(() => collector.spansOf("cartage-web"), { timeout: 30_000 }).toContain("GET /sign-in");
  expect(collector.spansOf("cartage-web")).not.toContain("only-in-a-query");
});
