import { createHmac } from "node:crypto";
import { inLanguage } from "./setup/languages.ts";
import { dialogOf, expect, test } from "./setup/people.ts";
import { stripeSecret } from "./setup/stripe-secret.ts";

inLanguage("vi", (t) => {
  /** However many of so many. */
  const usedOf = (limit: number) =>
    new RegExp(t("web.plan.vehiclesOf", { used: 0, limit }).replace("0 ", String.raw`\d+ `));

  test("a plan is sold: an organisation that subscribes is on it, has its limits, and loses it with the subscription", async ({
    as,
    request,
  }) => {
    const page = await as("platform@cartage.example");
    await page.goto("/admin/organisations");
    const [plan, product, customer] = ["Plan", "prod", "cus"].map((what) => `${what} ${Date.now()}`) as [
      string,
      string,
      string,
    ];

    await page.getByRole("link", { name: t("web.admin.plans.title") }).click();
    await page.getByRole("button", { name: t("web.admin.plans.add") }).click();
    const dialog = dialogOf(page);
    await dialog.getByRole("textbox", { name: t("web.admin.plans.name"), exact: true }).fill(plan);
    await dialog.getByLabel(t("web.admin.plans.maxVehicles"), { exact: true }).fill("7");
    await dialog.getByRole("textbox", { name: t("web.admin.plans.stripe") }).fill(product);
    await dialog.getByRole("button", { name: t("web.admin.plans.addTitle") }).click();
    const row = page.getByRole("listitem").filter({ hasText: plan });
    await expect(row.getByText(t("web.admin.plans.limits.vehicles", { count: 7 }))).toBeVisible();

    await page.goto("/admin/organisations");
    await page.getByRole("button", { name: t("web.admin.plans.buttonOf", { name: "Southern Freight" }) }).click();
    await dialog.getByRole("textbox", { name: t("web.admin.plans.stripeCustomer") }).fill(customer);
    await dialog.getByRole("button", { name: t("web.common.save") }).click();
    await expect(dialog).toBeHidden();

    const subscription = `sub_${Date.now()}`;
    const send = async (what: string, status: string, secret = stripeSecret) => {
      const sentAt = Math.floor(Date.now() / 1000);
      const object = { id: subscription, customer, status, items: { data: [{ price: { product } }] } };
      const data = JSON.stringify({
        id: `evt_${subscription}_${what}`,
        type: `customer.subscription.${what}`,
        created: sentAt,
        data: { object },
      });
      const v1 = createHmac("sha256", secret).update(`${sentAt}.${data}`).digest("hex");
      const headers = { "stripe-signature": `t=${sentAt},v1=${v1}`, "content-type": "application/json" };
      return request.post("/api/webhooks/stripe", { headers, data });
    };
    expect((await send("created", "active", "whsec_of_somebody_else")).status()).toBe(401);
    expect((await send("created", "active")).status()).toBe(200);
    expect(await (await send("created", "active")).json()).toEqual({ outcome: "repeated" });
    const organisation = page.getByRole("row").filter({ hasText: "Southern Freight" });
    await page.reload();
    await expect(organisation.getByText(plan)).toBeVisible();
    await expect(organisation.getByText(/^\d+ \/ 7$/)).toBeVisible();

    const administrator = await as("admin@south.example");
    await administrator.goto("/settings/plan");
    await expect(administrator.getByText(usedOf(7))).toBeVisible();
    await expect(administrator.getByText(product)).toBeVisible();
    await administrator.goto("/vehicles?add=true");
    const form = administrator.getByRole("dialog");
    await form.getByRole("textbox", { name: t("web.vehicles.form.name"), exact: true }).fill("One too many");
    await form.getByRole("button", { name: t("web.vehicles.form.add") }).click();
    await expect(form.getByText(t("errors.plan.vehicles_reached"))).toBeVisible();

    await send("deleted", "canceled");
    await page.reload();
    await expect(organisation.getByText("Standard")).toBeVisible();
    await page.goto(`/admin/webhooks?q=${subscription}`);
    await expect(page.getByRole("cell", { name: "customer.subscription.deleted", exact: true })).toBeVisible();
    await expect(page.getByRole("cell", { name: t("web.admin.webhooks.outcomes.repeated") })).toBeVisible();
    await page
      .getByRole("button", { name: t("web.admin.webhooks.detailOf", { type: "customer.subscription.deleted" }) })
      .click();
    await expect(dialog.getByText(customer)).toBeVisible();
  });

  test("an administrator reads their plan", async ({ as }) => {
    const page = await as("admin@north.example");
    await page.goto("/settings/plan");
    await expect(page.getByRole("heading", { name: t("web.plan.title") })).toBeVisible();
    await expect(page.getByText(usedOf(150))).toBeVisible();
  });
});

test("a provider that has no secret here gets no answer", async ({ request }) => {
  for (const provider of ["clerk", "revenuecat", "nobody"])
    expect((await request.post(`/api/webhooks/${provider}`, { data: "{}" })).status()).toBe(404);
});
