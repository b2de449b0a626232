import fc from "fast-check";
import { expect, test } from "vitest";
import { addressWithoutSecrets, severityOf } from "./rules.ts";

const id = "0190a5c2-7b3e-7c11-9a55-0b8f1c2d3e4f";
const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** As our links carry them, and anything from a bare word to a row's id where a link's token stands. */
const token = fc.string({ unit: fc.constantFrom(...base64url), minLength: 21, maxLength: 64 });
const anything = fc.oneof(token, fc.uuid(), fc.stringMatching(/^[a-z]{6,20}$/));

test.for([
  ["/vehicles", "/vehicles"],
  [`/vehicles/${id}?tab=history`, `/vehicles/${id}?tab=history`],
  ["/vehicles?q=29C-123.45&sort=name&dir=desc", "/vehicles?sort=name&dir=desc"],
  ["/settings/audit#entry", "/settings/audit"],
  ["/invite/Zm9vYmFy", "/invite/…"],
  [`/reset/${id}`, "/reset/…"],
  ["/setup/secret/again", "/setup/…/…"],
  ["/sign-in?to=%2Finvite%2Fsecret", "/sign-in"],
  ["/live?vehicle=1&map=streets", "/live?map=streets"],
  ["", "/"],
] as const)("%s is reported as %s", ([address, shown]) => expect(addressWithoutSecrets(address)).toBe(shown));

test("a link's token is never reported, whatever it looks like and whatever follows it", () => {
  const link = fc.constantFrom("invite", "reset", "setup", "verify", "link/to", "sso/callback");
  fc.assert(
    fc.property(link, anything, fc.constantFrom("", "/more", "?tab=x", "#part"), (page, secret, rest) => {
      expect(addressWithoutSecrets(`/${page}/${secret}${rest}`)).not.toContain(secret);
    }),
  );
});

test("a token is not reported on any page, in any part of its address", () => {
  const name = fc.oneof(fc.constantFrom("tab", "sort", "q", "token", "code"), fc.stringMatching(/^[a-z]{1,8}$/));
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,12}$/), name, token, (page, part, secret) => {
      for (const address of [`/${page}/${secret}`, `/${page}?${part}=${secret}`, `/${page}?a#${secret}`, `/?${secret}`])
        expect(addressWithoutSecrets(address)).not.toContain(secret);
    }),
  );
});

test("what is reported once stays as it is when it is reported again", () => {
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      const shown = addressWithoutSecrets(`${path}?${query}`);
      expect(addressWithoutSecrets(shown)).toBe(shown);
    }),
  );
});

test("a fault of ours is major, what was merely reported from a page is minor", () => {
  expect([
    severityOf("unexpected"),
    severityOf("unavailable"),
    severityOf("vehicle.plate_taken"),
    severityOf(null),
  ]).toEqual(["major", "major", "minor", "minor"]);
});
