import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleParts, handOver, handOvers, testKey } from "../hand-over.arbitrary.ts";
import { sha256Of } from "../hashing.ts";
import { readPublicKeys } from "../signing-key.ts";
import { packBundle } from "./pack-bundle.ts";
import { verifyBundle } from "./verify-bundle.ts";
import { unzipped, zipped } from "./zip.ts";

const published = readPublicKeys(testKey.publicPem);
const bundle = packBundle(bundleParts());
const files = unzipped(bundle) ?? new Map<string, Uint8Array>();

function verified(bytes: Uint8Array) {
  const report = verifyBundle(bytes, published);
  if (report.refusal) throw new Error(report.refusal);
  return report;
}

function failing(bytes: Uint8Array): [string, string[]][] {
  return verified(bytes)
    .checks.filter(({ outcome }) => outcome === "fails")
    .map(({ code, pieces }) => [code, pieces]);
}

const flipped = (bytes: Uint8Array, bit: number) => {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

const withFile = (file: string, bytes: Uint8Array | null) => {
  const changed = new Map(files);
  if (bytes) changed.set(file, bytes);
  else changed.delete(file);
  return zipped(changed);
};

test("every bundle that is packed holds, and says of its proof what the rules say", () => {
  fc.assert(
    fc.property(handOvers, (given) => {
      const report = verified(packBundle(bundleParts(given)));
      expect(report.checks.filter(({ outcome }) => outcome !== "holds")).toEqual([]);
      expect(report).toMatchObject({ isSound: true, proof: { order: { number: "1042" } } });
    }),
    { numRuns: 40 },
  );
});

test("a bit changed in any piece is found, and the piece is named", () => {
  const places = [...files].map(([file, bytes]) => fc.tuple(fc.constant(file), fc.nat(bytes.length * 8 - 1)));
  fc.assert(
    fc.property(fc.oneof(...places), ([file, bit]) => {
      const wrong = failing(withFile(file, flipped(files.get(file) ?? new Uint8Array(), bit)));
      expect(wrong.flatMap(([, pieces]) => pieces)).toContain(file);
    }),
    { numRuns: 200 },
  );
});

test("a bit changed anywhere in the ZIP is found", () => {
  fc.assert(
    fc.property(fc.nat(bundle.length * 8 - 1), (bit) => {
      const report = verifyBundle(flipped(bundle, bit), published);
      expect(report.refusal ?? report.isSound).not.toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("what is cut off or longer is found", () => {
  fc.assert(
    fc.property(fc.nat(bundle.length - 1), (length) => {
      const report = verifyBundle(bundle.slice(0, length), published);
      expect(report.refusal ?? report.isSound).not.toBe(true);
    }),
    { numRuns: 100 },
  );
  const longer = verifyBundle(Buffer.concat([bundle, Buffer.alloc(1)]), published);
  expect(longer.refusal ?? longer.isSound).not.toBe(true);
});

describe("what was changed is named alone where one piece vouches for another", () => {
  test.each(["contents/01-signature.json", "contents/02-photo.jpg"])("%s", (file) => {
    expect(failing(withFile(file, flipped(files.get(file) ?? new Uint8Array(), 3)))).toEqual([["content", [file]]]);
  });

  test("a missing piece", () => {
    expect(failing(withFile("contents/02-photo.jpg", null))).toEqual([
      ["files", ["contents/02-photo.jpg"]],
      ["content", ["contents/02-photo.jpg"]],
    ]);
    expect(failing(withFile("seal.sig", null))).toEqual([["files", ["seal.sig"]]]);
    expect(verified(withFile("seal.sig", null)).isSound).toBe(false);
  });

  test("a piece that nothing names", () => {
    expect(failing(withFile("contents/03-photo.jpg", Uint8Array.of(1)))).toEqual([
      ["files", ["contents/03-photo.jpg"]],
    ]);
  });

  test("a packing that is not ours", () => {
    const anew = Uint8Array.from(bundle);
    // the day in the first file's local header
    anew[12] = (anew[12] ?? 0) + 1;
    expect(failing(anew)).toEqual([["container", ["ZIP"]]]);
  });
});

describe("what is forged with a key of one's own", () => {
  test("is unchecked without a published key, and does not hold with it", () => {
    const alone = verifyBundle(bundle);
    expect(alone).toMatchObject({ refusal: null, isSound: true });
    expect(alone.refusal === null && alone.checks.at(-1)).toMatchObject({
      code: "key_published",
      outcome: "unchecked",
    });
    const other = readPublicKeys(
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n-----END PUBLIC KEY-----",
    );
    const report = verifyBundle(bundle, other);
    expect(report.refusal === null && report.checks.at(-1)).toMatchObject({ code: "key_published", outcome: "fails" });
  });

  test("a proof that is swapped for another of the same key does not fit its seal", () => {
    const other = unzipped(packBundle(bundleParts(handOver({ takenBy: { id: null, name: "Lê Minh" } }))));
    const swapped = withFile("proof.json", other?.get("proof.json") ?? null);
    expect(failing(swapped)).toEqual([["proof_sealed", ["proof.json", "seal.json"]]]);
  });

  test("a seal that was written anew does not fit the chain", () => {
    const parts = bundleParts();
    const anew = bundleParts(handOver({ takenBy: { id: null, name: "Lê Minh" } }));
    const forged = packBundle({ ...anew, chain: parts.chain, checkpoint: parts.checkpoint });
    expect(failing(forged).map(([code]) => code)).toContain("organisation_chain");
  });

  test("an earlier proof of the order that is kept back shows", () => {
    const parts = bundleParts();
    const shortened = packBundle({ ...parts, chain: { ...parts.chain, order: [] } });
    expect(failing(shortened)).toEqual([["order_chain", ["chain.json", "seal.json"]]]);
  });

  test("a distance that the places do not have shows", () => {
    const parts = bundleParts();
    const { fix } = parts.proof;
    const nearer = { ...parts.proof, fix: fix && { ...fix, distanceM: 3 } };
    expect(failing(packBundle({ ...parts, proof: nearer })).map(([code]) => code)).toContain("distance");
  });
});

test("other kinds of files are refused", () => {
  const text = new TextEncoder();
  expect(verifyBundle(text.encode("%PDF-1.7"))).toEqual({ refusal: "not_zip" });
  expect(verifyBundle(new Uint8Array())).toEqual({ refusal: "not_zip" });
  expect(verifyBundle(zipped(new Map([["word/document.xml", text.encode("<a/>")]])))).toEqual({ refusal: "no_proof" });
  const newer = text.encode('{"version":2}');
  const both = new Map([...files, ["proof.json", newer], ["seal.json", newer]] as [string, Uint8Array][]);
  expect(verifyBundle(zipped(both))).toEqual({ refusal: "newer_version" });
});

test("the same parts give the same bytes in every time zone", () => {
  const zone = process.env.TZ;
  try {
    for (const other of ["Asia/Ho_Chi_Minh", "America/Los_Angeles"]) {
      process.env.TZ = other;
      expect(sha256Of(packBundle(bundleParts()))).toBe(sha256Of(bundle));
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

/** What was written once has to hold for ever: another byte anywhere is another version of the format. */
test("version 1 is what it was", () => {
  const { seal } = bundleParts();
  // SHA-256 of RFC 8032's first public key in DER
  expect(testKey.id).toBe("06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9");
  expect(seal.statement.proofSha256).toBe("b79de12f9b058afe789bbb5823578f7a3a9642432329e7fb794f122a031408df");
  expect(sha256Of(files.get("seal.json") ?? new Uint8Array())).toBe(
    "7b224ea236cb4a22fa45578ef78738bfbe1e508657c7bad3c34665d92171013b",
  );
  expect(Buffer.from(seal.signature).toString("hex")).toBe(
    "d3330e8ced01aa236232794e6433e0b1c9801961dccf8779c1243d45502e2b46a4db20054ac57af0c28190bc092b7a80fb943b8a03f19b8c77ba8ec62550d30a",
  );
  expect(sha256Of(bundle)).toBe("d077a96fbfdd51f56145132f85dca3b6e8724572297c0c3cd7dec665201f7c24");
});
