import { createHash, randomBytes } from "node:crypto";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

const phone = { name: "Phone", model: "Phone 1" };
const invalid = { cause: { code: "phone_code.invalid" } };
const proofKey = () => {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
};

describe("a code from one's own browser", () => {
  test("lets the phone in that asked for it, once, as who is signed in", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const driver = await as.driver(organisation);
    const { verifier, challenge } = proofKey();
    const { code } = await api(driver).accounts.phoneCodes.grant({ challenge });
    const stranger = api(null).accounts;
    await expect(stranger.signInWithCode({ code, phone })).rejects.toMatchObject(invalid);
    await expect(stranger.signInWithCode({ code, verifier: proofKey().verifier, phone })).rejects.toMatchObject(
      invalid,
    );
    const both = await Promise.allSettled([
      stranger.signInWithCode({ code, verifier, phone }),
      stranger.signInWithCode({ code, verifier, phone }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "fulfilled")).toMatchObject({
      value: { device: { organisationId: organisation.id }, accessToken: expect.any(String) },
    });
  });

  test("is good for a minute", async ({ make, as, api, clock }) => {
    const driver = await as.driver(await make.organisation());
    const { verifier, challenge } = proofKey();
    const { code } = await api(driver).accounts.phoneCodes.grant({ challenge });
    clock.forward(61_000);
    await expect(api(null).accounts.signInWithCode({ code, verifier, phone })).rejects.toMatchObject(invalid);
  });

  test("is given to nobody who still owes a second factor", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const driver = await as.driver(organisation);
    await api(await as.organisationAdministrator(organisation)).accounts.organisation.update({
      requiresSecondFactor: true,
    });
    await expect(api(driver).accounts.phoneCodes.grant({ challenge: proofKey().challenge })).rejects.toMatchObject({
      cause: { code: "second_factor.required" },
    });
  });
});

describe("a code that an administrator shows", () => {
  test("lets the driver in, within ten minutes; a newer one takes its place", async ({ make, as, api, clock }) => {
    const organisation = await make.organisation();
    const administrator = api(await as.organisationAdministrator(organisation));
    const { id: userId } = await make.user({ organisationId: organisation.id, role: "driver" });
    const first = await administrator.accounts.phoneCodes.offer({ userId });
    const second = await administrator.accounts.phoneCodes.offer({ userId });
    const stranger = api(null).accounts;
    await expect(stranger.signInWithCode({ code: first.code, phone })).rejects.toMatchObject(invalid);
    clock.forward(599_000);
    expect(await stranger.signInWithCode({ code: second.code, phone })).toMatchObject({
      device: { organisationId: organisation.id },
    });
    const third = await administrator.accounts.phoneCodes.offer({ userId });
    clock.forward(601_000);
    await expect(stranger.signInWithCode({ code: third.code, phone })).rejects.toMatchObject(invalid);
  });

  test("is there for drivers only, and worth nothing once they are let go", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const administrator = api(await as.organisationAdministrator(organisation));
    const dispatcher = await make.user({ organisationId: organisation.id, role: "dispatcher" });
    await expect(administrator.accounts.phoneCodes.offer({ userId: dispatcher.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const driver = await make.user({ organisationId: organisation.id, role: "driver" });
    const { code } = await administrator.accounts.phoneCodes.offer({ userId: driver.id });
    await administrator.accounts.members.deactivate({ userId: driver.id });
    await expect(api(null).accounts.signInWithCode({ code, phone })).rejects.toMatchObject(invalid);
  });
});
