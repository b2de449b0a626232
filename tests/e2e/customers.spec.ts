import { ask } from "./setup/carrying.ts";
import { inLanguage } from "./setup/languages.ts";
import { dialogOf, expect, test } from "./setup/people.ts";

inLanguage("en", (t) => {
  test("a customer has contacts, the first of whom gets mail, and an address of theirs serves all customers", async ({
    as,
    complaints,
  }) => {
    const name = `Khách ${Date.now().toString(36)}`;
    const page = await as("dispatcher@north.example");
    await page.goto("/customers?add=true");
    const dialog = dialogOf(page);
    await dialog
      .getByRole("textbox", { name: t("web.customers.name"), exact: true })
      .first()
      .fill(name);
    const contact = (at: number) => dialog.getByRole("group").getByRole("listitem").nth(at);
    const fill = (at: number, field: "name" | "phone" | "email", text: string) =>
      contact(at)
        .getByRole("textbox", { name: t(`web.customers.contacts.${field}`) })
        .fill(text);
    await fill(0, "name", "Lê Minh");
    await fill(0, "phone", "0903 111 222");
    await dialog.getByRole("button", { name: t("web.customers.contacts.add") }).click();
    await fill(1, "name", "Trần Hoa");
    await fill(1, "email", "no address");
    const save = dialog.getByRole("button", { name: t("web.common.save") });
    await save.click();
    await expect(contact(1).getByText(t("fields.email_shape"))).toBeVisible();
    await fill(1, "email", "hoa@khach.example");
    await contact(1)
      .getByRole("button", { name: t("web.customers.contacts.makeFirst") })
      .click();
    await save.click();
    await expect(dialog).toBeHidden();

    await page.goto(`/customers?q=${encodeURIComponent("hoa@khach.example")}`);
    await page.getByRole("link", { name }).click();
    const contacts = page.getByRole("definition").getByRole("listitem");
    await expect(contacts.first()).toContainText("Trần Hoa");
    await expect(contacts.first()).toContainText(t("web.customers.contacts.getsMail"));
    await expect(contacts.nth(1).getByRole("link", { name: "0903 111 222" })).toBeVisible();

    const address = `Bãi ${name}`;
    await page.getByRole("button", { name: t("web.customers.addAddress") }).click();
    await dialog.getByRole("textbox", { name: t("web.orders.form.name") }).fill(address);
    await dialog.getByRole("textbox", { name: t("web.orders.form.address") }).fill("Quốc lộ 5");
    await dialog.getByRole("switch", { name: t("web.customers.forAll") }).click();
    await save.click();
    const row = page.getByRole("listitem").filter({ hasText: address });
    await expect(row.getByText(t("web.customers.forAll"))).toBeVisible();
    // it is another customer's too, who takes it for himself
    const { items } = await ask<{ items: { id: string; name: string }[] }>(page, "customers.list", {});
    await page.goto(`/customers/${items.find((other) => other.name !== name)?.id}`);
    await row.getByRole("button", { name: t("web.customers.editAddress", { name: address }) }).click();
    await dialog.getByRole("switch", { name: t("web.customers.forAll") }).click();
    await save.click();
    await expect(dialog).toBeHidden();
    await expect(row.getByText(t("web.customers.forAll"))).toBeHidden();
    // the mail that was none was refused by the server
    expect(complaints.filter((words) => !words.includes("status of 400"))).toEqual([]);
  });
});
