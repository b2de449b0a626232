import { translate } from "@cartage/messages/translate";
import type { Page } from "@playwright/test";
import { fastDrive } from "./setup/fast-drive.ts";
import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

const unset = {
  units: "metric",
  locale: null,
  timeZone: null,
  contactEmail: null,
  contactPhone: null,
  showsPhonesToViewers: true,
};

/** What a test set is taken back, so that the next one finds the demonstration as it was. */
async function reset(page: Page): Promise<void> {
  const answer = await page.request.post("/api/trpc/accounts.organisation.update", { data: unset });
  expect(answer.status()).toBe(200);
}

/** A picture that this browser drew. */
async function drawn(page: Page, type: string): Promise<Buffer> {
  const url = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 48, height: 32 });
    Object.assign(canvas.getContext("2d"), { fillStyle: "#c02855" }).fillRect(4, 4, 30, 20);
    return canvas.toDataURL("${type}");
  })()`);
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

const html = Buffer.from("<!doctype html><script>alert(1)</script>");

inLanguage("vi", (t, language) => {
  test("an administrator gives the organisation a logo, and is told what is wrong with a file", async ({ as }) => {
    const page = await as("admin@south.example");
    await page.goto("/settings/organisation");
    const file = page
      .getByLabel(t("web.organisation.logo.choose"))
      .or(page.getByLabel(t("web.organisation.logo.replace")));
    await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: html });
    await expect(page.getByText(t("errors.logo.no_picture"))).toBeVisible();
    await file.setInputFiles({ name: "large.png", mimeType: "image/png", buffer: Buffer.alloc(262_145) });
    await expect(page.getByText(t("errors.logo.too_large"))).toBeVisible();

    for (const type of ["image/png", "image/jpeg", "image/webp"]) {
      const buffer = await drawn(page, type);
      await file.setInputFiles({ name: "logo", mimeType: type, buffer: Buffer.concat([buffer, html]) });
      await expect(page.getByText(t("web.organisation.logo.saved")).last()).toBeVisible();
      const shown = page.locator("header img[src^='/api/organisation/logo']");
      await expect.poll(() => shown.evaluate((image) => Reflect.get(image, "naturalWidth") as number)).toBe(48);
      // the picture before is shown until the new one has come
      await expect(async () => {
        const answer = await page.request.get((await shown.getAttribute("src")) ?? "");
        expect(answer.headers()).toMatchObject({ "content-type": type, "x-content-type-options": "nosniff" });
        expect((await answer.body()).includes("<script>")).toBe(false);
      }).toPass({ timeout: 15_000 });
    }

    await page.getByRole("button", { name: t("web.organisation.logo.remove"), exact: true }).click();
    await expect(page.getByText(t("web.organisation.logo.removed"))).toBeVisible();
    await expect(page.locator("header img")).toHaveCount(0);
  });

  test("who chose nothing follows the organisation in language, units and time; who chose goes on as they chose", async ({
    as,
  }) => {
    const other = language === "en" ? "vi" : "en";
    const there = translate(other);
    const admin = await as("admin@south.example");
    try {
      await admin.goto("/settings/organisation");
      const region = admin.getByRole("region", { name: t("web.organisation.region.title") });
      await region.getByRole("combobox", { name: t("web.organisation.region.units") }).click();
      await admin.getByRole("option", { name: t("web.organisation.region.imperial") }).click();
      await region.getByRole("combobox", { name: t("web.organisation.region.language") }).click();
      await admin.getByRole("option", { name: t(`web.account.${other}`) }).click();
      await region.getByRole("combobox", { name: t("web.organisation.region.timeZone") }).fill("Kathmandu");
      await admin.getByRole("option", { name: /Asia\/Ka[tT]hmandu/i }).click();
      await region.getByRole("button", { name: t("web.common.save") }).click();
      // the administrator chose no language either
      await expect(admin.getByRole("heading", { name: there("web.organisation.title"), exact: true })).toBeVisible();
      const profile = admin.getByRole("region", { name: there("web.organisation.profile.title") });
      await profile
        .getByRole("textbox", { name: there("web.organisation.profile.contactEmail") })
        .fill("help@south.example");
      await profile.getByRole("button", { name: there("web.common.save") }).click();
      await expect(admin.getByText(there("web.organisation.saved")).last()).toBeVisible();

      const viewer = await as("viewer@south.example");
      await viewer.goto("/live");
      await expect(viewer.locator("html")).toHaveAttribute("lang", other);
      // at night nothing that is simulated moves
      const drive = await fastDrive("Southern Freight");
      await drive.tell(Date.now());
      await drive.stop();
      await viewer.getByRole("searchbox").first().fill(drive.vehicle);
      await expect(viewer.getByText(/^6\d mph$/).first()).toBeVisible();
      await viewer.getByRole("button", { name: there("web.nav.account") }).click();
      await expect(viewer.getByRole("menuitem", { name: "help@south.example" })).toBeVisible();
      await expect(viewer.getByRole("menuitemradio", { name: /Asia\/Ka[tT]hmandu/i })).toBeChecked();
      await viewer.getByRole("menuitemradio", { name: t(`web.account.${language}`) }).click();
      await expect(viewer.locator("html")).toHaveAttribute("lang", language);
      await viewer.reload();
      await expect(viewer.locator("html")).toHaveAttribute("lang", language);
    } finally {
      await reset(admin);
    }
  });

  test("keeping positions shorter is asked for twice; longer than the installation is refused beside the field", async ({
    as,
  }) => {
    const page = await as("admin@south.example");
    await page.goto("/settings/organisation");
    const section = page.getByRole("region", { name: t("web.organisation.retention.title") });
    const days = section.getByRole("textbox", { name: t("web.organisation.retention.days") });
    await days.fill("4000");
    await section.getByRole("button", { name: t("web.common.save") }).click();
    await expect(section.getByText(t("fields.too_big", { maximum: 3_650 }))).toBeVisible();

    await days.fill("1");
    await section.getByRole("button", { name: t("web.common.save") }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText(t("web.organisation.retention.shortenText", { days: 1 }))).toBeVisible();
    const confirm = dialog.getByRole("button", { name: t("web.organisation.retention.shorten") });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole("textbox").fill("Southern Freight");
    await expect(confirm).toBeEnabled();
    await dialog.getByRole("button", { name: t("web.common.cancel") }).click();
    await page.reload();
    await expect(days).toHaveValue("");
  });

  test("groups are made, moved and deleted, and a map that is open hears what they are called", async ({ as }) => {
    const page = await as("admin@south.example");
    const [name, renamed] = [`Depot ${Date.now()}`, `Yard ${Date.now()}`];
    await page.goto("/settings/groups");
    const groups = page.getByRole("region", { name: t("web.groups.groups.title") });
    const dialog = page.getByRole("dialog");
    await groups.getByRole("button", { name: t("web.groups.groups.add") }).click();
    await dialog.getByRole("textbox", { name: t("web.groups.groups.name"), exact: true }).fill(name);
    await dialog.getByRole("button", { name: t("web.common.save") }).click();
    await expect(groups.getByRole("link", { name })).toBeVisible();

    const vehicle = await page.request.post("/api/trpc/fleet.vehicles.create", {
      data: { name: `Of ${name}`, type: "van", groupId: await groupIdOf(page, name) },
    });
    expect(vehicle.status()).toBe(200);
    const map = await as("viewer@south.example");
    await map.goto("/live");
    await map.getByRole("button", { name: t("map.filter.more"), exact: true }).click();
    await expect(map.getByRole("menuitemcheckbox", { name })).toBeVisible();

    await page.reload();
    await groups.getByRole("button", { name: t("web.groups.actionsOf", { name }) }).click();
    await page.getByRole("menuitem", { name: t("web.groups.groups.change") }).click();
    await dialog.getByRole("textbox", { name: t("web.groups.groups.name"), exact: true }).fill(renamed);
    await dialog.getByRole("button", { name: t("web.common.save") }).click();
    await expect(groups.getByRole("link", { name: renamed })).toBeVisible();
    await expect(map.getByRole("menuitemcheckbox", { name: renamed })).toBeVisible();

    await groups.getByRole("button", { name: t("web.groups.actionsOf", { name: renamed }) }).click();
    await page.getByRole("menuitem", { name: t("web.groups.groups.delete") }).click();
    await expect(dialog.getByRole("combobox", { name: t("web.groups.groups.vehiclesTo") })).toBeVisible();
    await dialog.getByRole("button", { name: t("web.groups.groups.delete") }).click();
    await expect(page.getByText(t("web.groups.groups.deleted", { name: renamed }))).toBeVisible();
    await expect(groups.getByRole("link", { name: renamed })).toHaveCount(0);
    await expect(map.getByRole("menuitemcheckbox", { name: renamed })).toHaveCount(0);
  });

  test("tags are renamed, merged and removed", async ({ as }) => {
    const page = await as("admin@south.example");
    const stamp = Date.now();
    const [one, other] = [`thu ${stamp}`, `xuan ${stamp}`];
    for (const tag of [one, other]) {
      const made = await page.request.post("/api/trpc/fleet.vehicles.create", {
        data: { name: `Xe ${tag}`, type: "van", tags: [tag] },
      });
      expect(made.status()).toBe(200);
    }
    await page.goto("/settings/groups");
    const tags = page.getByRole("region", { name: t("web.groups.tags.title") });
    const dialog = page.getByRole("dialog");
    const task = async (tag: string, what: "rename" | "merge" | "remove") => {
      await tags.getByRole("button", { name: t("web.groups.actionsOf", { name: tag }) }).click();
      await page.getByRole("menuitem", { name: t(`web.groups.tags.${what}`), exact: true }).click();
    };

    await task(one, "rename");
    await dialog.getByRole("textbox", { name: t("web.groups.tags.to") }).fill(other);
    await dialog.getByRole("button", { name: t("web.groups.tags.rename") }).click();
    await expect(dialog.getByText(t("errors.tag.taken"))).toBeVisible();
    await dialog.getByRole("button", { name: t("web.common.cancel") }).click();

    await task(one, "merge");
    await dialog.getByRole("combobox", { name: t("web.groups.tags.into") }).click();
    await page.getByRole("option", { name: new RegExp(other) }).click();
    await dialog.getByRole("button", { name: t("web.groups.tags.merge") }).click();
    await expect(page.getByText(t("web.groups.tags.merged", { tag: one, into: other }))).toBeVisible();
    await expect(tags.getByRole("listitem").filter({ hasText: other })).toContainText(
      t("web.groups.vehicles", { count: 2 }),
    );

    await task(other, "remove");
    await dialog.getByRole("button", { name: t("web.groups.tags.remove") }).click();
    await expect(page.getByText(t("web.groups.tags.removed", { tag: other }))).toBeVisible();
    await expect(tags.getByRole("listitem").filter({ hasText: other })).toHaveCount(0);
  });
});

async function groupIdOf(page: Page, name: string): Promise<string> {
  const answer = await page.request.get("/api/trpc/fleet.groups.list");
  const { result } = (await answer.json()) as { result: { data: { id: string; name: string }[] } };
  return result.data.find((group) => group.name === name)?.id ?? "";
}
