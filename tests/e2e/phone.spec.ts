import { createHash, randomBytes } from "node:crypto";
import { createPublicClient } from "@cartage/client/phone-client";
import type { Page } from "@playwright/test";
import { inLanguage } from "./setup/languages.ts";
import { expect, signIn, test } from "./setup/people.ts";

const phone = { name: "Phone", model: "Phone 1" };
const api = () => createPublicClient(`${process.env.CARTAGE_E2E_URL}/api/trpc`, () => ({})).accounts;

/** Where the page leads next; a browser without the driver app goes nowhere. */
async function leaving(page: Page): Promise<{ link: Promise<URL> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.enable");
  const { promise: link, resolve } = Promise.withResolvers<URL>();
  devtools.on("Page.frameRequestedNavigation", ({ url }) => {
    if (url.startsWith("cartage:")) resolve(new URL(url));
  });
  return { link };
}

inLanguage("en", (t) => {
  test("a driver's phone is let in from the browser that they are signed in with", async ({ open }) => {
    const verifier = randomBytes(32).toString("base64url");
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const page = await open();
    await page.goto("/phone/authorize?challenge=short&state=s");
    await expect(page.getByRole("heading", { name: t("web.phone.invalid") })).toBeVisible();

    await signIn(page, "driver@south.example", /.*/, `/phone/authorize?challenge=${challenge}&state=s`);
    await expect(page.getByRole("heading", { name: t("web.phone.title") })).toBeVisible();
    await expect(page.getByText("Southern Freight", { exact: false })).toBeVisible();
    const { link } = await leaving(page);
    await page.getByRole("button", { name: t("web.phone.allow") }).click();
    const { searchParams } = await link;
    expect(searchParams.get("state")).toBe("s");
    const code = searchParams.get("code") ?? "";
    expect(await api().signInWithCode.mutate({ code, verifier, phone })).toMatchObject({
      device: { id: expect.any(String) },
    });
    await page.context().close();
  });

  test("an administrator shows a driver a code, which opens the app on the driver's phone", async ({ as, open }) => {
    const admin = await as("admin@south.example");
    await admin.goto("/settings/members");
    await admin.getByRole("searchbox").fill("driver@south.example");
    await admin.getByRole("button", { name: t("web.members.actionsOf", { name: "Driver, Southern Freight" }) }).click();
    await admin.getByRole("menuitem", { name: t("web.phone.offer") }).click();
    const dialog = admin.getByRole("dialog");
    await expect(dialog.getByRole("img", { name: t("web.phone.offer") })).toBeVisible();
    const link = (await dialog.locator("code").textContent()) ?? "";

    const onPhone = await open({ viewport: { width: 390, height: 844 } });
    await onPhone.goto(link);
    const opens = onPhone.getByRole("link", { name: t("web.phone.openApp") });
    await expect(opens).toHaveAttribute("href", /^cartage:\/\/sign-in\?code=[A-Za-z0-9_-]{43}&server=http/);
    const { searchParams } = new URL((await opens.getAttribute("href")) ?? "");
    const code = searchParams.get("code") ?? "";
    expect(searchParams.get("server")).toBe(process.env.CARTAGE_E2E_URL);
    expect(await api().signInWithCode.mutate({ code, phone })).toMatchObject({ device: { id: expect.any(String) } });
    await expect(api().signInWithCode.mutate({ code, phone })).rejects.toMatchObject({
      data: { code: "phone_code.invalid" },
    });
    await onPhone.context().close();
  });
});
