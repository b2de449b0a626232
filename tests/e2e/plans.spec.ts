import { createHmac } from "node:crypto";
import { expect, signIn, test } from "./setup/people.ts";
import { stripeSecret } from "./setup/stripe-secret.ts";

test("a plan is sold: an organisation that subscribes is on it, has its limits, and loses it with the subscription", async ({
  browser,
  request,
}) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "platform@cartage.example", /\/admin\/organisations/);
  const [plan, product, customer] = ["Plan", "prod", "cus"].map((what) => `${what} ${Date.now()}`) as [
    string,
    string,
    string,
  ];

  await page.getByRole("link", { name: "Plans" }).click();
  await page.getByRole("button", { name: "New plan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(plan);
  await dialog.getByLabel("Vehicles", { exact: true }).fill("7");
  await dialog.getByRole("textbox", { name: "Stripe products" }).fill(product);
  await dialog.getByRole("button", { name: "Add a plan" }).click();
  const row = page.getByRole("listitem").filter({ hasText: plan });
  await expect(row.getByText("7 vehicles")).toBeVisible();

  await page.goto("/admin/organisations");
  await page.getByRole("button", { name: "Plan of Southern Freight" }).click();
  await dialog.getByRole("textbox", { name: "Customer at Stripe" }).fill(customer);
  await dialog.getByRole("button", { name: "Save" }).click();
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

  const administrator = await (await browser.newContext()).newPage();
  await signIn(administrator, "admin@south.example");
  await administrator.goto("/settings/plan");
  await expect(administrator.getByText(/\d+ of 7/)).toBeVisible();
  await expect(administrator.getByText(product)).toBeVisible();
  await administrator.goto("/vehicles?add=true");
  const form = administrator.getByRole("dialog");
  await form.getByRole("textbox", { name: "Name" }).fill("One too many");
  await form.getByRole("button", { name: "Add vehicle" }).click();
  await expect(form.getByText("Your plan has no room for another vehicle.", { exact: false })).toBeVisible();

  await send("deleted", "canceled");
  await page.reload();
  await expect(organisation.getByText("Standard")).toBeVisible();
  await page.goto(`/admin/webhooks?q=${subscription}`);
  await expect(page.getByRole("cell", { name: "customer.subscription.deleted", exact: true })).toBeVisible();
  await expect(page.getByRole("cell", { name: "Repeated" })).toBeVisible();
  await page.getByRole("button", { name: "Detail of customer.subscription.deleted" }).click();
  await expect(dialog.getByText(customer)).toBeVisible();
  await administrator.context().close();
  await page.context().close();
});

test("an administrator reads their plan in Vietnamese", async ({ as }) => {
  const page = await as("admin@north.example", { locale: "vi" });
  await page.goto("/settings/plan");
  await expect(page.getByRole("heading", { name: "Gói dịch vụ" })).toBeVisible();
  await expect(page.getByText(/\d+ trên 150/)).toBeVisible();
});

test("a provider that has no secret here gets no answer", async ({ request }) => {
  for (const provider of ["clerk", "revenuecat", "nobody"])
    expect((await request.post(`/api/webhooks/${provider}`, { data: "{}" })).status()).toBe(404);
});
