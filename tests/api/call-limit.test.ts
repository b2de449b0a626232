import { createContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import { createCallLimit } from "@cartage/auth/call-limit";
import { expect } from "vitest";
import { test } from "./api-test.ts";

test("who calls too often is refused with the seconds to wait, by person, key, organisation and address", async ({
  make,
  as,
  api,
  services,
  people,
}) => {
  const most = { address: 8, caller: 4, organisation: 6 };
  const limitCalls = createCallLimit({ redis: null, most, now: () => 0, onRedisAway: () => {} });
  const limited = { ...services, people: { ...people, limitCalls } };
  const tooMany = { code: "TOO_MANY_REQUESTS", cause: { code: "request.too_many", about: { retryAfterS: "60" } } };
  const organisation = await make.organisation();
  const { secret } = await api(await as.organisationAdministrator(organisation)).integrations.keys.create({
    name: "ERP",
    scopes: ["vehicles.view"],
  });
  const call = (given: { sessionId?: string | null; authorization?: string; address?: string }) =>
    createCaller(
      createContext({
        services: limited,
        headers: new Headers(given.authorization ? { authorization: given.authorization } : {}),
        sessionId: given.sessionId,
        address: given.address ?? null,
      }),
    ).fleet.vehicles.list({});

  const { sessionId } = await as.viewer(organisation);
  for (let n = 0; n < most.caller; n++) await call({ sessionId });
  await expect(call({ sessionId })).rejects.toMatchObject(tooMany);

  const authorization = `Bearer ${secret}`;
  await call({ authorization });
  // four of the viewer's were let through, one was refused and counted too
  await expect(call({ authorization })).rejects.toMatchObject(tooMany);

  const elsewhere = await make.organisation();
  await call({ sessionId: (await as.viewer(elsewhere)).sessionId });
  for (let n = 0; n < most.address; n++)
    await expect(call({ address: "192.0.2.1" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await expect(call({ address: "192.0.2.1" })).rejects.toMatchObject(tooMany);
});
