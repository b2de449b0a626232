import { createSecretBox } from "@cartage/auth/secret-box";
import { signInWithPassword } from "@cartage/auth/sign-in-with-password";
import { findIdentityProvider } from "@cartage/auth/sso/identity-provider";
import { newId } from "@cartage/db/id";
import { processActor } from "@cartage/domain/actor";
import type { SecretBox } from "@cartage/domain/context";
import { resealSecrets } from "@cartage/domain/platform/commands/reseal-secrets";
import { runAs } from "@cartage/domain/run-as";
import { expect } from "vitest";
import { codeOf } from "../accounts/authenticator.ts";
import { sendWaiting } from "../accounts/mails.ts";
import { password, test as withPerson } from "../accounts/person.ts";

// the tests' own box has the key of 7s
const [older, newer, unknown] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8), Buffer.alloc(32, 9)];

const test = withPerson.extend<{ reseal: (secrets: SecretBox) => Promise<{ resealed: number; lost: number }> }>({
  reseal: async ({ platform }, use) => {
    const given = { actor: processActor(newId()), requestId: newId(), now: () => new Date() };
    await use((secrets) => runAs(platform, given, (ctx) => resealSecrets(ctx, { secrets })));
  },
});

test("after a change of the key everything opens under the new one alone", async ({
  person,
  as,
  api,
  app,
  platform,
  people,
  clock,
  reseal,
}) => {
  const { secret } = await person.enrol();
  const { sso } = api(await as.organisationAdministrator(person.organisation)).accounts;
  const { providerId } = await sso.add({
    kind: "oidc",
    name: "Company",
    issuer: "https://login.company.example",
    clientId: "client",
    clientSecret: "what the provider knows us by",
    roleMapping: [],
    defaultRole: "viewer",
  });
  await sendWaiting(platform, people);
  await api(null).accounts.password.askForReset({ email: person.user.email });

  // a factor, a provider's secret, a mail that waits
  expect(await reseal(createSecretBox([newer, older]))).toEqual({ resealed: 3, lost: 0 });
  expect(await reseal(createSecretBox([newer, older]))).toEqual({ resealed: 0, lost: 0 });

  const secrets = createSecretBox([newer]);
  const where = { email: person.user.email, password, userAgent: null, address: null };
  const given = { now: clock.now, requestId: "r", secrets, relyingParty: people.relyingParty };
  await signInWithPassword(app, { ...where, code: codeOf(secret, clock.now()) }, given);
  expect(await findIdentityProvider(app, providerId, secrets)).toMatchObject({
    clientSecret: "what the provider knows us by",
  });
  expect(await sendWaiting(platform, { ...people, secrets })).toMatchObject([{ recipient: person.user.email }]);
});

test("what no key opens is counted and stays as it is", async ({ person, owner, reseal }) => {
  const { factorId } = await person.enrol();
  const sealed = async () => (await owner.sql`select sealed from second_factors where id = ${factorId}`)[0]?.sealed;
  const before = await sealed();
  const { resealed, lost } = await reseal(createSecretBox([unknown]));
  expect(resealed).toBe(0);
  expect(lost).toBeGreaterThan(0);
  expect(await sealed()).toEqual(before);
});
