import { command, placeOrder, workingDay } from "./setup/carrying.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, hearComplaints, test } from "./setup/people.ts";
import { expectNoOverflow, expectReachable } from "./setup/reachable.ts";

const narrow = { width: 390, height: 844 };

/** A phone that nobody is signed in on, held in the dark. */
const held = { viewport: narrow, locale: "en-GB", colorScheme: "dark" } as const;

inLanguage("en", (t) => {
  test("a recipient opens the link, shows the phone, tells the driver and rates; the dispatcher reads it", async ({
    as,
    open,
    baseURL,
  }) => {
    test.setTimeout(120_000);
    const page = await as("dispatcher@north.example");
    const orderId = await placeOrder(page, "Nguyễn Thị Đào", workingDay(3));
    await page.goto(`/orders/${orderId}`);
    await page.getByRole("button", { name: t("web.recipients.panel.make"), exact: true }).click();
    const address = (await page.locator("code", { hasText: "/track/" }).textContent()) ?? "";
    const dialled = (await page.locator("a[href^='tel:']").first().textContent()) ?? "";

    const phone = await open(held);
    const complaints: string[] = [];
    hearComplaints(phone, complaints);
    await phone.goto(new URL(new URL(address).pathname, baseURL).href);
    await expect(phone.getByText(t("recipients.stages.waiting"))).toBeVisible();
    await expectReachable(phone);
    await expectNoOverflow(phone);
    await phone.getByLabel(t("recipients.phone.label")).fill(dialled.replace(/\D/g, "").slice(-4));
    await phone.getByRole("button", { name: t("recipients.phone.send") }).click();
    await phone.getByLabel(t("recipients.instruct.instructions")).fill("Ring <twice>");
    await phone.getByLabel(t("recipients.instruct.safePlace")).fill("With the guard");
    await phone.locator("#instruct").getByRole("button").click();
    await expect(phone.getByText(t("recipients.instruct.done"))).toBeVisible();
    await phone.locator("#choose select").selectOption({ index: 0 });
    await phone.locator("#choose").getByRole("button").click();
    await expect(phone.getByText(t("recipients.choose.done"))).toBeVisible();
    await expectReachable(phone);
    await expectNoOverflow(phone);

    for (const move of ["planned", "dispatched", "collected", "departed", "set_out", "delivered"])
      await command(page, "orders.move", { orderId, move });
    await phone.reload();
    await phone
      .locator("#rate label")
      .filter({ hasText: t("recipients.rate.stars", { count: 4 }) })
      .click();
    await phone.getByLabel(t("recipients.rate.words")).fill("Very kind");
    await expectReachable(phone);
    await phone.locator("#rate").getByRole("button").click();
    await expect(phone.getByText(t("recipients.rate.done"))).toBeVisible();
    await expect(phone.getByText(t("recipients.rate.given", { count: 4 }))).toBeVisible();
    await expect(phone.locator("#rate")).toBeHidden();
    await phone.getByRole("link", { name: t("recipients.other") }).click();
    await expect(phone.locator("html")).toHaveAttribute("lang", "vi");
    expect(complaints).toEqual([]);

    await page.reload();
    await expect(page.getByText("Ring <twice>").first()).toBeVisible();
    await expect(page.getByText(t("web.orders.log.stars", { stars: 4 })).first()).toBeVisible();
    await expect(page.getByText("Very kind").first()).toBeVisible();
    await expect(page.getByText(t("web.orders.page.recipient"), { exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: t("web.recipients.panel.revoke"), exact: true }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("web.recipients.panel.revoke") })
      .click();
    await expect(page.getByText(t("web.recipients.panel.none"))).toBeVisible();
    const answer = await phone.reload();
    expect(answer?.status()).toBe(404);
  });

  test("the public page works without scripts, tells search engines what they may find, and a form of another site changes nothing", async ({
    browser,
    request,
    baseURL,
  }) => {
    const phone = await browser.newPage({ ...held, javaScriptEnabled: false });
    await phone.goto(`${baseURL}/o/northern-freight`);
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Northern Freight");
    await phone.locator("#track [name=code]").fill("0000-000-000");
    await phone.locator("#track [name=digits]").fill("0000");
    await phone.locator("#track button").click();
    await expect(phone.getByText(t("errors.tracking_link.phone_wrong"))).toBeVisible();
    await expect(phone.locator("#track [name=code]")).toHaveValue("0000-000-000");
    await phone.context().close();

    const robots = await (await request.get("/robots.txt")).text();
    expect(robots).toContain("Allow: /o/");
    expect(robots).toMatch(/Sitemap: http.*\/sitemap\.xml/);
    expect(await (await request.get("/sitemap.xml")).text()).toContain("/o/northern-freight");
    const page = await request.get("/o/northern-freight?lang=vi");
    const text = await page.text();
    expect(text).toContain('<html lang="vi">');
    for (const said of ['rel="canonical"', 'hreflang="en"', 'property="og:title"', "application/ld+json"])
      expect(text).toContain(said);
    const link = await request.get("/track/0000000000-aaaaaaaaaaaaaaaaaaaaaa");
    expect([link.status(), link.headers()["cache-control"]]).toEqual([404, "private, no-store"]);

    const asked = {
      act: "quote",
      name: "A",
      email: "a@cartage.example",
      from: "A",
      to: "B",
      day: "2027-01-05",
      goods: "C",
    };
    const foreign = await request.post("/o/northern-freight", {
      form: { ...asked, pieces: "1", weightKg: "1" },
      headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
    });
    expect(foreign.status()).toBe(403);
  });
});
