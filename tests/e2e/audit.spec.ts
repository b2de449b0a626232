import { readFile } from "node:fs/promises";
import { inLanguage } from "./setup/languages.ts";
import { expect, test } from "./setup/people.ts";

inLanguage("vi", (t) => {
  test("what was read and changed is searched, and taken along as CSV and JSON", async ({ as }) => {
    const page = await as("admin@south.example");
    await page.goto("/settings/members");
    await expect(page.getByRole("cell", { name: "viewer@south.example" })).toBeVisible();
    const name = `Group ${Date.now()}`;
    const made = await page.request.post("/api/trpc/fleet.groups.create", { data: { name } });
    expect(made.status()).toBe(200);

    await page.goto("/settings/audit");
    await expect(page.getByRole("heading", { name: t("web.audit.title") })).toBeVisible();
    await page.getByRole("searchbox").fill("members_viewed");
    await expect(
      page.getByRole("cell", { name: t("web.audit.types.organisation.members_viewed") }).first(),
    ).toBeVisible();
    await page.getByRole("searchbox").fill(name);
    await expect(page.getByRole("cell", { name: t("web.audit.types.organisation.members_viewed") })).toHaveCount(0);
    await expect(page.getByRole("cell", { name: t("web.audit.types.group.created") })).toHaveCount(1);

    const taken = async (button: string) => {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: button }).click();
      return readFile(await (await download).path(), "utf8");
    };
    const csv = await taken(t("web.common.exportCsv"));
    expect(csv).toContain(t("web.audit.columns.occurredAt"));
    expect(csv).toContain("group.created");
    const entries = JSON.parse(await taken(t("web.common.exportJson")));
    expect(entries).toMatchObject([{ type: "group.created", after: { name } }]);
  });
});
