import { expect, test } from "vitest";
import { checkPin, hashPin, mostPinTries, newPin } from "./hand-over-pin.ts";

const secret = Buffer.from("the installation's");

test("a PIN is six digits", () => {
  for (let n = 0; n < 50; n++) expect(newPin()).toMatch(/^\d{6}$/);
});

test("the right PIN matches, and what is kept shows nothing of it", async () => {
  const hash = await hashPin("049213", secret);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(hash).not.toContain("049213");
  expect(await hashPin("049213", secret)).not.toBe(hash);
  expect(await checkPin("049213", { hash, wrongTries: 2 }, secret)).toEqual({ outcome: "matched", wrongTries: 2 });
});

test("a wrong PIN counts, and after five not even the right one is looked at", async () => {
  const hash = await hashPin("049213", secret);
  let wrongTries = 0;
  for (let n = 1; n <= mostPinTries; n++) {
    const checked = await checkPin("000000", { hash, wrongTries }, secret);
    expect(checked).toEqual({ outcome: "wrong", wrongTries: n });
    wrongTries = checked.wrongTries;
  }
  expect(await checkPin("049213", { hash, wrongTries }, secret)).toEqual({ outcome: "locked", wrongTries: 5 });
});

test("the table without the installation's secret is of no use", async () => {
  const hash = await hashPin("049213", secret);
  const elsewhere = await checkPin("049213", { hash, wrongTries: 0 }, Buffer.from("another"));
  expect(elsewhere.outcome).toBe("wrong");
});
