import { translate } from "@cartage/messages/translate";
import { type Page, type PlaywrightWorkerArgs, request } from "@playwright/test";
import type { OpenPage } from "./setup/open-page.ts";
import { inOneMinute, refusalIn, signInOverHttp } from "./setup/password-sign-in.ts";
import { expect, readDemo, test } from "./setup/people.ts";

// No proxy stands before the system under test, so that these tests tell it a client's address, as a proxy does. Each has
// an address of its own: what one uses up keeps nobody else out.

const t = translate("en");
const tooMany = { status: 429, code: "request.too_many", sentence: t("errors.request.too_many"), retryAfter: "60" };
let hosts = 0;
const someAddress = () => `198.51.100.${++hosts}`;
const someone = () => `nobody-${crypto.randomUUID()}@guest.example`;

const baseURL = () => process.env.CARTAGE_E2E_URL ?? "";

async function from<Done>(
  address: string,
  work: (asked: Awaited<ReturnType<PlaywrightWorkerArgs["playwright"]["request"]["newContext"]>>) => Promise<Done>,
): Promise<Done> {
  const context = await request.newContext({ baseURL: baseURL(), extraHTTPHeaders: { "x-forwarded-for": address } });
  return work(context).finally(() => context.dispose());
}

async function pageFrom(open: OpenPage, address: string, locale = "en-GB"): Promise<Page> {
  const page = await open({ locale });
  await page.context().setExtraHTTPHeaders({ "x-forwarded-for": address });
  return page;
}

test("the eleventh wrong password for an address within a minute is told to wait, and so is the page", async ({
  open,
}) => {
  const vietnamese = translate("vi");
  const { answers, shown } = await inOneMinute(async () => {
    const [email, address] = [someone(), someAddress()];
    const answers = await from(address, async (asked) => {
      const refusals = [];
      for (let n = 0; n < 11; n++)
        refusals.push(await refusalIn(await signInOverHttp(asked, { email, password: "not the password" })));
      return refusals;
    });
    const page = await pageFrom(open, address, "vi-VN");
    await page.goto("/sign-in");
    await page.getByRole("textbox", { name: /^email/i }).fill(email);
    await page.locator("input[type=password]").fill("not the password");
    await page.locator("form button[type=submit]").click();
    const shown = await page.locator("form").getByRole("alert").textContent();
    return { answers, shown };
  });

  const wrong = { status: 401, code: "sign_in.wrong", sentence: null, retryAfter: null };
  expect(answers.slice(0, 3)).toEqual([wrong, wrong, wrong]);
  // ten wrong ones in a row ask for waits of more than a minute together, so that some of them met one
  const waits = answers.slice(3, 10).filter(({ code }) => code !== "sign_in.wrong");
  expect(waits.length).toBeGreaterThan(0);
  for (const { status, code, retryAfter, sentence } of waits) {
    expect([status, code]).toEqual([429, "sign_in.wait"]);
    expect(retryAfter).toMatch(/^[1-9]\d*$/);
    expect(sentence).toBe(t("errors.sign_in.wait", { retryAfterS: Number(retryAfter), retryAfterMin: 0 }));
  }
  expect(answers[10]).toEqual(tooMany);
  expect(shown).toBe(vietnamese("errors.request.too_many"));
});

test("the eleventh call about a forgotten password within a minute is told to wait", async () => {
  const answers = await inOneMinute(() =>
    from(someAddress(), async (asked) => {
      const email = someone();
      const given = [];
      for (let n = 0; n < 11; n++)
        given.push(await asked.post("/api/trpc/accounts.password.askForReset", { data: { email } }));
      return Promise.all(
        given.map(async (answer) => ({
          status: answer.status(),
          retryAfter: answer.headers()["retry-after"] ?? null,
          error: (await answer.json()).error ?? null,
        })),
      );
    }),
  );
  expect(answers.slice(0, 10)).toEqual(Array(10).fill({ status: 200, retryAfter: null, error: null }));
  expect(answers[10]).toMatchObject({
    status: 429,
    retryAfter: "60",
    error: { message: t("errors.request.too_many"), data: { code: "request.too_many", httpStatus: 429 } },
  });
});

test("steps of signing in by a provider count by address, with the passwords tried from there", async ({ open }) => {
  const given = await inOneMinute(async () => {
    const address = someAddress();
    const answers = await from(address, async (asked) => {
      const begin = (provider: string) => asked.post(`/api/auth/signin/${provider}`, { form: { json: "true" } });
      const first = [];
      for (let n = 0; n < 60; n++) first.push((await begin("nobody")).status());
      const [begun, back, password] = [
        await begin("works"),
        await asked.get("/api/auth/callback/works?code=any&state=any", { maxRedirects: 0 }),
        await signInOverHttp(asked, { email: someone(), password: "not the password" }),
      ];
      return {
        first: first.filter((status) => status === 429),
        begun: { ...(await refusalIn(begun)), url: (await begun.json()).url },
        back: { status: back.status(), headers: back.headers() },
        password: await refusalIn(password),
      };
    });
    const page = await pageFrom(open, address);
    await page.goto("/sign-in");
    await page.getByRole("button", { name: t("web.ssoSignIn.with", { name: "Works account" }) }).click();
    await expect(page).toHaveURL(/refusal=request\.too_many/);
    const shown = await page.locator("form").getByRole("alert").textContent();
    return { ...answers, shown };
  });
  expect(given).toEqual({
    first: [],
    begun: { ...tooMany, url: "/sign-in?refusal=request.too_many" },
    back: {
      status: 303,
      headers: expect.objectContaining({ location: "/sign-in?refusal=request.too_many", "retry-after": "60" }),
    },
    password: tooMany,
    shown: t("errors.request.too_many"),
  });
});

test("wrong secrets of devices count by address, and keep neither people nor devices out that share it", async () => {
  const device = (await readDemo()).devices.find(({ simulated }) => !simulated);
  const given = await inOneMinute(() =>
    from(someAddress(), async (asked) => {
      const post = (secret: string) =>
        asked.post("/api/v1/positions", {
          headers: { authorization: `Basic ${btoa(`${device?.id}:${secret}`)}` },
          data: [],
        });
      const wrong = new Set<number>();
      for (let n = 0; n < 60; n++) wrong.add((await post("wrong")).status());
      return {
        wrong,
        more: await refusalIn(await post("wrong")),
        right: (await post(device?.secret ?? "")).status(),
        person: await refusalIn(await signInOverHttp(asked, { email: someone(), password: "not the password" })),
      };
    }),
  );
  expect(given).toEqual({
    wrong: new Set([401]),
    more: tooMany,
    right: 200,
    person: { status: 401, code: "sign_in.wrong", sentence: null, retryAfter: null },
  });
});
