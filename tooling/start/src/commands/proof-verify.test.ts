import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packBundle } from "@cartage/domain/orders/proof/bundle/pack-bundle";
import { bundleParts, handOver, testKey } from "@cartage/domain/orders/proof/hand-over.arbitrary";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Obstacle } from "../../bootstrap/steps.mjs";
import { proofVerify } from "./proof-verify.ts";

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cartage-proof-"));
  await writeFile(file("proof.zip"), packBundle(bundleParts()));
  await writeFile(file("weak.zip"), packBundle(bundleParts(handOver({ fix: null, evidence: [] }))));
  await writeFile(file("keys.pem"), `# Northern Freight, since 2026\n${testKey.publicPem}`);
  const changed = packBundle(bundleParts());
  changed[Buffer.from(changed).indexOf(Buffer.from([0xff, 0xd8, 0xff, 0xd9])) + 1] = 0xd9;
  await writeFile(file("changed.zip"), changed);
});

afterAll(() => rm(folder, { recursive: true }));

/** What it printed, and what it ended with. */
async function verified(...args: string[]) {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  try {
    return { code: await proofVerify(args), lines };
  } finally {
    log.mockRestore();
  }
}

test("a whole bundle holds, each check with its mark, and the sheet is drawn", async () => {
  const { code, lines } = await verified(file("proof.zip"), "--key", file("keys.pem"), "--pdf", file("proof.pdf"));
  expect(code).toBe(0);
  expect(lines.filter((line) => line.startsWith("✓"))).toHaveLength(16);
  expect(lines.some((line) => /^[✗–]/.test(line))).toBe(false);
  expect(lines).toContain("As evidence it is strong by the organisation's own thresholds.");
  expect((await readFile(file("proof.pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
});

test("without a key it says that whose key it is was not checked", async () => {
  const { code, lines } = await verified(file("proof.zip"), "--language", "vi");
  expect(code).toBe(0);
  expect(lines.find((line) => line.startsWith("–"))).toContain("Chưa kiểm tra khóa là của ai");
});

test("a changed photo is named, and the bundle does not hold", async () => {
  const { code, lines } = await verified(file("changed.zip"), "--key", file("keys.pem"));
  expect(code).toBe(1);
  expect(lines).toContain("✗ contents/02-photo.jpg was changed: it is not what proof.json names.");
  expect(lines.at(-2)).toBe("The bundle does not hold: 2 checks fail.");
});

test("a weak proof holds as a bundle, with the reasons", async () => {
  const { code, lines } = await verified(file("weak.zip"));
  expect(code).toBe(0);
  expect(lines).toContain("  • The phone had no position.");
  expect(lines).toContain("  • No piece of evidence counts; 1 needed.");
});

const refused: [string, string[], string][] = [
  ["another kind of file", ["keys.pem"], "is not a ZIP file"],
  ["a file that is not there", ["none.zip"], "There is no file"],
  ["a folder", ["."], "is a folder"],
  ["a key that is none", ["proof.zip", "--key", "proof.zip"], "is not a list of public Ed25519 keys"],
];

test.each(refused)("%s is refused in a sentence", async (_, names, sentence) => {
  const args = names.map((name) => (name.startsWith("--") ? name : file(name)));
  const refusal = await verified(...args).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Obstacle);
  expect(refusal).toMatchObject({ message: expect.stringContaining(sentence) });
});

test.each([[], ["a", "b"], ["a", "--language", "fr"], ["a", "--what"]])("%j is a wrong usage", async (...args) => {
  await expect(proofVerify(args.flat())).rejects.toBeInstanceOf(Obstacle);
});
