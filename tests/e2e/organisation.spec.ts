import type { Page } from "@playwright/test";
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

for (const { locale, input, noPicture, tooLarge, saved, removed, remove } of [
  {
    locale: "en-GB",
    input: "Choose",
    noPicture: "This file holds no PNG, JPEG or WebP picture, whatever it is called.",
    tooLarge: "This file is larger than 256 KiB. Please choose a smaller one.",
    saved: "The logo was saved",
    removed: "The logo was removed",
    remove: "Remove",
  },
  {
    locale: "vi-VN",
    input: "Chọn ảnh",
    noPicture: "Tệp này không chứa ảnh PNG, JPEG hay WebP, dù tên tệp là gì.",
    tooLarge: "Tệp này lớn hơn 256 KiB. Vui lòng chọn tệp nhỏ hơn.",
    saved: "Đã lưu logo",
    removed: "Đã xóa logo",
    remove: "Xóa",
  },
]) {
  test(`an administrator gives the organisation a logo, and is told what is wrong with a file (${locale})`, async ({
    as,
  }) => {
    const page = await as("admin@south.example", { locale });
    await page.goto("/settings/organisation");
    const file = page.getByLabel(input, { exact: false });
    await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: html });
    await expect(page.getByText(noPicture)).toBeVisible();
    await file.setInputFiles({ name: "large.png", mimeType: "image/png", buffer: Buffer.alloc(262_145) });
    await expect(page.getByText(tooLarge)).toBeVisible();

    for (const type of ["image/png", "image/jpeg", "image/webp"]) {
      const buffer = await drawn(page, type);
      await file.setInputFiles({ name: "logo", mimeType: type, buffer: Buffer.concat([buffer, html]) });
      await expect(page.getByText(saved).last()).toBeVisible();
      const shown = page.locator("header img[src^='/api/organisation/logo']");
      await expect.poll(() => shown.evaluate((image) => Reflect.get(image, "naturalWidth") as number)).toBe(48);
      // the picture before is shown until the new one has come
      await expect(async () => {
        const answer = await page.request.get((await shown.getAttribute("src")) ?? "");
        expect(answer.headers()).toMatchObject({ "content-type": type, "x-content-type-options": "nosniff" });
        expect((await answer.body()).includes("<script>")).toBe(false);
      }).toPass({ timeout: 15_000 });
    }

    await page.getByRole("button", { name: remove, exact: true }).click();
    await expect(page.getByText(removed)).toBeVisible();
    await expect(page.locator("header img")).toHaveCount(0);
  });
}

test("who chose nothing follows the organisation in language, units and time; who chose goes on as they chose", async ({
  as,
}) => {
  const admin = await as("admin@south.example");
  try {
    await admin.goto("/settings/organisation");
    const region = admin.getByRole("region", { name: "Units, language and time" });
    await region.getByRole("combobox", { name: "Units" }).click();
    await admin.getByRole("option", { name: "Imperial: mi, mph, ft" }).click();
    await region.getByRole("combobox", { name: "Language" }).click();
    await admin.getByRole("option", { name: "Tiếng Việt" }).click();
    await region.getByRole("combobox", { name: "Time zone" }).fill("Kathmandu");
    await admin.getByRole("option", { name: /Asia\/Ka[tT]hmandu/i }).click();
    await region.getByRole("button", { name: "Save" }).click();
    // the administrator chose no language either
    await expect(admin.getByRole("heading", { name: "Tổ chức", exact: true })).toBeVisible();
    const profile = admin.getByRole("region", { name: "Hồ sơ" });
    await profile.getByRole("textbox", { name: "Email liên hệ" }).fill("help@south.example");
    await profile.getByRole("button", { name: "Lưu" }).click();
    await expect(admin.getByText("Đã lưu tổ chức").last()).toBeVisible();

    const viewer = await as("viewer@south.example");
    await viewer.goto("/live");
    await expect(viewer.locator("html")).toHaveAttribute("lang", "vi");
    await expect(viewer.getByText(/^\d+ mph$/).first()).toBeVisible();
    await viewer.getByRole("button", { name: "Tài khoản và tùy chọn" }).click();
    await expect(viewer.getByRole("menuitem", { name: "help@south.example" })).toBeVisible();
    await expect(viewer.getByRole("menuitemradio", { name: /Asia\/Ka[tT]hmandu/i })).toBeChecked();
    await viewer.getByRole("menuitemradio", { name: "English" }).click();
    await expect(viewer.locator("html")).toHaveAttribute("lang", "en");
    await viewer.reload();
    await expect(viewer.locator("html")).toHaveAttribute("lang", "en");
  } finally {
    await reset(admin);
  }
});

test("keeping positions shorter is asked for twice; longer than the installation is refused beside the field", async ({
  as,
}) => {
  const page = await as("admin@south.example");
  await page.goto("/settings/organisation");
  const section = page.getByRole("region", { name: "Data and privacy" });
  const days = section.getByRole("textbox", { name: "Days that positions are kept" });
  await days.fill("4000");
  await section.getByRole("button", { name: "Save" }).click();
  await expect(section.getByText("At most 3,650, please.")).toBeVisible();

  await days.fill("1");
  await section.getByRole("button", { name: "Save" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Positions older than 1 day are deleted for good", { exact: false })).toBeVisible();
  const confirm = dialog.getByRole("button", { name: "Delete and save" });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("textbox").fill("Southern Freight");
  await expect(confirm).toBeEnabled();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.reload();
  await expect(days).toHaveValue("");
});

test("groups are made, moved and deleted, and a map that is open hears what they are called", async ({ as }) => {
  const page = await as("admin@south.example");
  const [name, renamed] = [`Depot ${Date.now()}`, `Yard ${Date.now()}`];
  await page.goto("/settings/groups");
  const groups = page.getByRole("region", { name: "Groups" });
  const dialog = page.getByRole("dialog");
  await groups.getByRole("button", { name: "New group" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(groups.getByRole("link", { name })).toBeVisible();

  const vehicle = await page.request.post("/api/trpc/fleet.vehicles.create", {
    data: { name: `Of ${name}`, type: "van", groupId: await groupIdOf(page, name) },
  });
  expect(vehicle.status()).toBe(200);
  const map = await as("viewer@south.example");
  await map.goto("/live");
  await map.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(map.getByRole("menuitemcheckbox", { name })).toBeVisible();

  await page.reload();
  await groups.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Rename or move" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(renamed);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(groups.getByRole("link", { name: renamed })).toBeVisible();
  await expect(map.getByRole("menuitemcheckbox", { name: renamed })).toBeVisible();

  await groups.getByRole("button", { name: `Actions for ${renamed}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(dialog.getByRole("combobox", { name: "Its vehicles go to" })).toBeVisible();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(`${renamed} was deleted`)).toBeVisible();
  await expect(groups.getByRole("link", { name: renamed })).toHaveCount(0);
  await expect(map.getByRole("menuitemcheckbox", { name: renamed })).toHaveCount(0);
});

test("tags are renamed, merged and removed, in Vietnamese", async ({ as }) => {
  const page = await as("admin@south.example", { locale: "vi-VN" });
  const stamp = Date.now();
  const [one, other] = [`thu ${stamp}`, `xuan ${stamp}`];
  for (const tag of [one, other]) {
    const made = await page.request.post("/api/trpc/fleet.vehicles.create", {
      data: { name: `Xe ${tag}`, type: "van", tags: [tag] },
    });
    expect(made.status()).toBe(200);
  }
  await page.goto("/settings/groups");
  const tags = page.getByRole("region", { name: "Thẻ" });
  const dialog = page.getByRole("dialog");
  const task = async (tag: string, label: string) => {
    await tags.getByRole("button", { name: `Thao tác với ${tag}` }).click();
    await page.getByRole("menuitem", { name: label, exact: true }).click();
  };

  await task(one, "Đổi tên");
  await dialog.getByRole("textbox", { name: "Tên mới" }).fill(other);
  await dialog.getByRole("button", { name: "Đổi tên" }).click();
  await expect(dialog.getByText("Đã có thẻ mang tên này. Hãy gộp hai thẻ lại.")).toBeVisible();
  await dialog.getByRole("button", { name: "Hủy" }).click();

  await task(one, "Gộp vào thẻ khác");
  await dialog.getByRole("combobox", { name: "Thẻ được giữ lại" }).click();
  await page.getByRole("option", { name: new RegExp(other) }).click();
  await dialog.getByRole("button", { name: "Gộp vào thẻ khác" }).click();
  await expect(page.getByText(`${one} đã thành ${other}`)).toBeVisible();
  await expect(tags.getByRole("listitem").filter({ hasText: other })).toContainText("2 phương tiện");

  await task(other, "Xóa");
  await dialog.getByRole("button", { name: "Xóa" }).click();
  await expect(page.getByText(`Đã xóa ${other}`)).toBeVisible();
  await expect(tags.getByRole("listitem").filter({ hasText: other })).toHaveCount(0);
});

async function groupIdOf(page: Page, name: string): Promise<string> {
  const answer = await page.request.get("/api/trpc/fleet.groups.list");
  const { result } = (await answer.json()) as { result: { data: { id: string; name: string }[] } };
  return result.data.find((group) => group.name === name)?.id ?? "";
}
