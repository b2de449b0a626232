import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { testKey } from "./hand-over.arbitrary.ts";
import { readPublicKeys, readSigningKey } from "./signing-key.ts";

test("a signature is RFC 8032's", () => {
  // 7.1, test 1: the empty message
  expect(Buffer.from(testKey.sign(new Uint8Array())).toString("hex")).toBe(
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  );
});

test("published keys are read from one text, with lines of comment", () => {
  const other = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" });
  const keys = readPublicKeys(`# since 2025\n${other}\r\n# since 2026\n${testKey.publicPem}`);
  expect(keys?.map(({ id }) => id)).toContain(testKey.id);
  expect(keys).toHaveLength(2);
});

const { privateKey } = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });

test.each([
  ["nothing", ""],
  ["a private key", privateKey.export({ type: "pkcs8", format: "pem" }).toString()],
  ["a key of another kind", p256.publicKey.export({ type: "spki", format: "pem" }).toString()],
  ["a broken key", testKey.publicPem.replace("MCow", "MCox")],
  ["a key among other things", `PK\u0003\u0004 keys/1.pem ${testKey.publicPem}`],
])("%s is no list of public keys", (_, text) => {
  expect(readPublicKeys(text)).toBeNull();
});

test("only Ed25519 signs", () => {
  const pem = p256.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  expect(() => readSigningKey(pem)).toThrow(TypeError);
});
