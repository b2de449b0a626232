import { createContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import type { Services } from "@cartage/api/services";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

const withKey = (services: Services, secret: string) =>
  createCaller(createContext({ services, headers: new Headers({ authorization: `Bearer ${secret}` }) }));

describe("an API key", () => {
  test("lets a program do what its scopes say, in its organisation, under its own name", async ({
    make,
    as,
    api,
    services,
    owner,
  }) => {
    const [ours, theirs] = [await make.organisation(), await make.organisation()];
    await make.vehicle({ organisationId: theirs.id });
    const administrator = api(await as.organisationAdministrator(ours));
    const key = await administrator.integrations.keys.create({
      name: "ERP",
      scopes: ["vehicles.edit", "vehicles.view"],
    });
    const program = withKey(services, key.secret);

    const { vehicleId } = await program.fleet.vehicles.create({ name: "NF-1", type: "van" });
    expect((await program.fleet.vehicles.list({})).items.map(({ id }) => id)).toEqual([vehicleId]);
    await expect(program.fleet.devices.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });

    const { items } = await administrator.platform.audit.list({ subjectId: vehicleId });
    expect(items).toMatchObject([{ actor: { kind: "api_key", id: key.apiKeyId, name: "ERP" } }]);
    const kept = await owner.sql<{ row: string }[]>`
      select to_jsonb(k)::text || to_jsonb(s)::text as row from api_keys k join api_key_secrets s on s.key_id = k.id`;
    expect(kept.map(({ row }) => row).join()).not.toContain(key.secret);
  });

  test("is listed with its last use and the end of its secret, never the secret", async ({
    make,
    as,
    api,
    services,
    clock,
  }) => {
    const { integrations } = api(await as.organisationAdministrator(await make.organisation()));
    const { secret } = await integrations.keys.create({ name: "BI", scopes: ["vehicles.view"], daysGood: 30 });
    expect(await integrations.keys.list()).toMatchObject([
      { name: "BI", scopes: ["vehicles.view"], lastUsedAt: null, endings: [secret.slice(-4)] },
    ]);
    await withKey(services, secret).fleet.vehicles.list({});
    const [listed] = await integrations.keys.list();
    expect(Math.abs((listed?.lastUsedAt ?? 0) - clock.now().getTime())).toBeLessThan(60_000);
    expect(JSON.stringify(listed)).not.toContain(secret);

    clock.forward(30 * 86_400_000);
    await expect(withKey(services, secret).fleet.vehicles.list({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("is rotated without a pause: both secrets work for the hours that were asked for", async ({
    make,
    as,
    api,
    services,
    clock,
  }) => {
    const { integrations } = api(await as.organisationAdministrator(await make.organisation()));
    const { apiKeyId, secret: first } = await integrations.keys.create({ name: "ERP", scopes: ["vehicles.view"] });
    const { secret: second } = await integrations.keys.rotate({ apiKeyId, overlapHours: 2 });
    for (const secret of [first, second]) await withKey(services, secret).fleet.vehicles.list({});
    expect((await integrations.keys.list())[0]?.endings).toEqual([second.slice(-4), first.slice(-4)]);

    clock.forward(2 * 3_600_000);
    await expect(withKey(services, first).fleet.vehicles.list({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await withKey(services, second).fleet.vehicles.list({});

    const { secret: third } = await integrations.keys.rotate({ apiKeyId, overlapHours: 0 });
    await expect(withKey(services, second).fleet.vehicles.list({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await withKey(services, third).fleet.vehicles.list({});
  });

  test("of a suspended organisation is refused", async ({ make, as, api, services, owner }) => {
    const organisation = await make.organisation();
    const { integrations } = api(await as.organisationAdministrator(organisation));
    const { secret } = await integrations.keys.create({ name: "ERP", scopes: ["vehicles.view"] });
    await owner.sql`update organisations set suspended_at = now() where id = ${organisation.id}`;
    await expect(withKey(services, secret).fleet.vehicles.list({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("is answered with its secret once", async ({ make, as, api }) => {
    const actor = await as.organisationAdministrator(await make.organisation());
    const request = { name: "ERP", scopes: ["vehicles.view" as const] };
    const { apiKeyId } = await api(actor, { idempotencyKey: "k" }).integrations.keys.create(request);
    await expect(api(actor, { idempotencyKey: "k" }).integrations.keys.create(request)).rejects.toMatchObject({
      cause: { code: "api_key.secret_already_shown", about: { apiKeyId } },
    });
  });
});
