import { readFile } from "node:fs/promises";
import { expect, test } from "./setup/people.ts";

test("a vehicle is added, changed and archived", async ({ as }) => {
  const page = await as("admin@north.example");
  const name = `Spec ${Date.now()}`;
  await page.goto("/vehicles");
  await page.getByRole("button", { name: "Add vehicle" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "Tags" }).fill("spec, trial");
  await dialog.getByRole("button", { name: "Add vehicle" }).click();
  await expect(page.getByText(`${name} was added`)).toBeVisible();

  await page.getByRole("searchbox").fill(name);
  // the row moves up as the list narrows
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  await dialog.getByRole("textbox", { name: "VIN" }).fill("not a VIN");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("A VIN has 17 letters", { exact: false })).toBeVisible();
  await dialog.getByRole("textbox", { name: "VIN" }).fill("WDB96340310L12345");
  await dialog.getByRole("textbox", { name: "Tags" }).fill("good, !bad");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("A tag begins with a letter", { exact: false })).toBeVisible();
  await dialog.getByRole("textbox", { name: "Tags" }).fill("good");
  await dialog.getByRole("button", { name: "New group" }).click();
  await dialog.getByRole("textbox", { name: "Name of the new group" }).fill("x".repeat(81));
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("At most 80 characters", { exact: false })).toBeVisible();
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("WDB96340310L12345")).toBeVisible();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("button", { name: "Archive vehicle" }).click();
  await expect(page).toHaveURL(/\/vehicles$/);
  await page.getByRole("searchbox").fill(name);
  await expect(page.getByText("No vehicle matches")).toBeVisible();
});

test("filter, order and columns stand in the address", async ({ as }) => {
  const page = await as("viewer@north.example");
  await page.goto("/vehicles");
  await page.getByRole("searchbox").fill("NF-00");
  await page.getByRole("button", { name: "Plate" }).click();
  // whichever was written first
  await expect(page).toHaveURL(/q=NF-00/);
  await expect(page).toHaveURL(/sort=plate/);
  await page.getByRole("button", { name: "Choose columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "VIN" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/cols=.*vin/);
  const address = page.url();
  await page.goto("/live");
  await page.goto(address);
  await expect(page.getByRole("searchbox")).toHaveValue("NF-00");
  await expect(page.getByRole("columnheader", { name: "VIN" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Plate" })).toHaveAttribute("aria-sort", "ascending");
});

test("who follows a link right after typing gets there, also when the list is drawn anew meanwhile", async ({ as }) => {
  const page = await as("viewer@north.example");
  await page.goto("/vehicles", { waitUntil: "load" });
  const first = page.getByRole("link", { name: "NF-001", exact: true });
  await expect(first).toBeVisible();
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/fleet\.vehicles\.list.*desc/, async (route) => {
    await isReleased;
    await route.continue();
  });
  await page.getByRole("button", { name: "Name", exact: true }).click();
  await expect(page).toHaveURL(/dir=desc/);
  // what a link leads to comes later than the pause after which the address follows what is typed
  await page.route(/_rsc=/, async (route) => {
    await page.waitForTimeout(800);
    await route.continue();
  });
  await page.getByRole("searchbox").fill("NF-001");
  await first.click();
  release();
  await expect(page.getByRole("heading", { name: "NF-001", level: 1 })).toBeVisible();
});

test("several types and a tag narrow the list together, and stand in the address", async ({ as }) => {
  const page = await as("admin@north.example");
  const name = `Tagged ${Date.now()}`;
  await page.goto("/vehicles?add=true");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "Tags" }).fill("narrow");
  await dialog.getByRole("button", { name: "Add vehicle" }).click();
  await expect(page.getByText(`${name} was added`)).toBeVisible();

  await page.goto("/vehicles");
  await page.getByRole("button", { name: "Type: Any type" }).click();
  for (const type of ["Truck", "Van"]) await page.getByRole("menuitemcheckbox", { name: type }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/type=truck,van/);
  await page.getByRole("button", { name: "Tags: Any tags" }).click();
  await page.getByRole("menuitemcheckbox", { name: "narrow" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/tag=narrow/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("link", { name })).toBeVisible();

  await page.goto("/vehicles?type=bicycle&tag=narrow");
  await expect(page.getByText("No vehicle matches")).toBeVisible();
});

test("the list is walked with arrow keys and opened with Enter", async ({ as }) => {
  const page = await as("viewer@north.example");
  await page.goto("/vehicles");
  await page.getByRole("link", { name: "NF-001" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("link", { name: "NF-002" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "NF-002" })).toBeVisible();
});

test("all that matches is exported as CSV, beyond the page that is shown", async ({ as }) => {
  const page = await as("viewer@north.example");
  await page.goto("/vehicles");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export as CSV" }).click(),
  ]);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines[0]).toContain("Name,Plate,State");
  expect(lines.length).toBeGreaterThan(100);
});

test("the command palette finds a vehicle by its plate", async ({ as }) => {
  const page = await as("viewer@north.example");
  await page.goto("/devices");
  await page.getByRole("heading", { name: "Devices" }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("NF-007");
  await page.getByRole("option", { name: /^NF-007/ }).click();
  await expect(page.getByRole("heading", { name: "NF-007" })).toBeVisible();
});
