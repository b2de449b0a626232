import { randomBytes } from "node:crypto";
import { connect } from "@cartage/db/client";
import { listMigrations, migrate } from "@cartage/db/migrate";
import { roleUrls } from "@cartage/testing/role-urls";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";

const director = { name: "Lê Minh", role: "Giám đốc", phone: "0903 111 222", email: "minh@khach.example" };
const store = { name: "Trần Hoa", role: "Kho", phone: "0903 333 444", email: null };

test("a customer has contacts in their order; one that was left empty is none, and the same again changes nothing", async ({
  as,
  api,
  make,
  owner,
}) => {
  const dispatcher = api(await as.dispatcher(await make.organisation()));
  const empty = { name: " ", role: "Kho", phone: "", email: "" };
  const { customerId } = await dispatcher.customers.create({ name: "Minh Phát", contacts: [director, empty, store] });
  const contactsOf = async () => (await dispatcher.customers.get({ customerId })).contacts;
  expect(await contactsOf()).toEqual([director, store]);
  const save = (contacts: Parameters<typeof dispatcher.customers.update>[0]["contacts"]) =>
    dispatcher.customers.update({ customerId, name: "Minh Phát", contacts });
  await save([director, store]);
  const changes = () => owner.sql`
    select after from audit_entries where type = 'customer.changed' and subject_id = ${customerId}`;
  expect(await changes()).toEqual([]);
  await save([store, director]);
  expect(await contactsOf()).toEqual([store, director]);
  // the audit trail keeps for ever what it is told, and so is not told whom
  expect(await changes()).toMatchObject([{ after: { changed: ["contacts"] } }]);
  await expect(save([director, { ...store, email: "no mail" }])).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("customers are found by any of their contacts", async ({ as, api, make }) => {
  const dispatcher = api(await as.dispatcher(await make.organisation()));
  await dispatcher.customers.create({ name: "Minh Phát", contacts: [director, store] });
  await dispatcher.customers.create({ name: "Sông Hồng", contacts: [{ phone: "0243 800 100" }] });
  const found = async (search: string) =>
    (await dispatcher.customers.list({ search })).items.map(({ name, contacts }) => [name, contacts.length]);
  expect(await found("trần hoa")).toEqual([["Minh Phát", 2]]);
  expect(await found("0903 333")).toEqual([["Minh Phát", 2]]);
  expect(await found("0243 800 100")).toEqual([["Sông Hồng", 1]]);
  // what is not said is no word
  expect(await found("null")).toEqual([]);
});

test("the one contact that customers had is the first of those that they have", async ({ urls }) => {
  const name = `contacts_${randomBytes(6).toString("hex")}`;
  const { superuser, owner: ownerUrl } = roleUrls(urls.superuser, name);
  const postgres = new URL(superuser);
  postgres.pathname = "/postgres";
  const administration = connect(postgres.href, { max: 1 });
  await administration.sql.unsafe(`create database ${name} owner cartage_owner`);
  try {
    const all = await listMigrations();
    const at = all.findIndex((migration) => migration.name.startsWith("0156-"));
    await migrate(ownerUrl, all.slice(0, at));
    const older = connect(ownerUrl, { max: 1 });
    const { sql } = older;
    await sql`insert into organisations (id, name) values (uuidv7(), 'From before')`;
    await sql`
      insert into customers (id, organisation_id, name, contact_name, phone, email, created_at)
      select uuidv7(), id, given.name, given.contact, given.phone, given.email, now()
        from organisations,
             (values ('A', 'Lê Minh', '0903', 'minh@khach.example'), ('B', null, '0904', null), ('C', null, null, null))
               as given (name, contact, phone, email)`;
    await migrate(ownerUrl, all.slice(0, at + 1));
    expect(await sql`select name, contacts from customers order by name`).toEqual([
      { name: "A", contacts: [{ name: "Lê Minh", role: null, phone: "0903", email: "minh@khach.example" }] },
      { name: "B", contacts: [{ name: null, role: null, phone: "0904", email: null }] },
      { name: "C", contacts: [] },
    ]);
    await older.end();
  } finally {
    await administration.sql.unsafe(`drop database ${name} with (force)`);
    await administration.end();
  }
});
