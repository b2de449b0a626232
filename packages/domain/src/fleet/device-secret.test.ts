import { expect, test } from "vitest";
import { hashDeviceSecret, isDeviceSecret, newDeviceSecret } from "./device-secret.ts";

test("a secret has 256 bits and no character that needs escaping", () => {
  const secrets = Array.from({ length: 100 }, newDeviceSecret);
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});

test("is kept as Mosquitto 2.0 keeps it", async () => {
  const { salt, iterations, hash } = await hashDeviceSecret("secret");
  expect([salt.length, iterations, hash.length]).toEqual([12, 101, 64]);
});

/** Written by `mosquitto_ctrl dynsec init` 2.0.11 for the password "adminpw". */
const byMosquitto = {
  salt: Buffer.from("E7vwoDyTMArD2Uam", "base64"),
  iterations: 101,
  hash: Buffer.from(
    "Z9+srGGst95gjUgUKSSjTC0Y23VJ8JhMbGqzkUkh3kkI7VIBFnmOjem1o2K8T8lCaOK2ae7+R0ZhgB4hIuyjjQ==",
    "base64",
  ),
};

test("Mosquitto's own hash is understood", async () => {
  expect(await isDeviceSecret("adminpw", byMosquitto)).toBe(true);
  expect(await isDeviceSecret("adminpW", byMosquitto)).toBe(false);
});
