import { sha256Of } from "../hashing.ts";
import type { Proof, Seal } from "../inputs.ts";
import { type Judgement, judgeProof } from "../rules.ts";
import { type PublicKey, readPublicKeys } from "../signing-key.ts";
import { type Check, check } from "./check.ts";
import { isOrderChain, isOrganisationChain } from "./check-chain.ts";
import { checkContents, checkDistance } from "./check-contents.ts";
import { keyFile } from "./pack-bundle.ts";
import { type ReadBundle, type Refusal, readBundle } from "./read-bundle.ts";
import { readme } from "./readme.ts";

export interface BundleReport {
  refusal: null;
  /** Whether nothing fails, and nothing but whose key it is was left unchecked. */
  isSound: boolean;
  checks: Check[];
  proof: Proof | null;
  seal: Seal | null;
  /** SHA-256 of seal.json, as the printed proof bears it. */
  sealSha256: string | null;
  files: ReadonlyMap<string, Uint8Array>;
  judgement: Judgement | null;
}

/**
 * Says of a bundle what holds and what does not, by nothing but its bytes. `published` are the keys that the verifier
 * has from elsewhere; without them nobody knows whose the bundle's key is.
 */
export function verifyBundle(
  bytes: Uint8Array,
  published: readonly PublicKey[] | null = null,
): BundleReport | { refusal: Refusal } {
  const bundle = readBundle(bytes);
  if ("refusal" in bundle) return bundle;
  const { files, proof, seal } = bundle;
  const checks = [
    check("container", ["ZIP"], bundle.isAsPacked),
    ...checkNames(bundle),
    check("readme", ["README.txt"], isText(files.get("README.txt"), readme)),
    check("proof_form", ["proof.json"], proof !== null),
    ...(proof ? [...checkContents(proof, files), checkDistance(proof)] : []),
    check("seal_form", ["seal.json"], seal !== null),
    check("proof_sealed", ["proof.json", "seal.json"], isProofSealed(bundle)),
    ...checkKeys(bundle),
    check("seal_signature", ["seal.json", "seal.sig"], isSigned(bundle, "seal")),
    check(
      "order_chain",
      ["chain.json", "seal.json"],
      bundle.chain && seal ? isOrderChain(bundle.chain, seal) : bundle.chain && null,
    ),
    check("checkpoint_form", ["checkpoint.json"], bundle.checkpoint !== null),
    check("checkpoint_signature", ["checkpoint.json", "checkpoint.sig"], isSigned(bundle, "checkpoint")),
    check("organisation_chain", ["chain.json", "seal.json", "checkpoint.json"], leadsToCheckpoint(bundle)),
    check("key_published", namedKeys(bundle).map(keyFile), published && arePublished(bundle, published)),
  ];
  const isSound = checks.every(({ code, outcome }) => outcome === "holds" || (code === "key_published" && !published));
  const sealed = files.get("seal.json");
  const sealSha256 = sealed ? sha256Of(sealed) : null;
  return { refusal: null, isSound, checks, proof, seal, sealSha256, files, judgement: proof && judgeProof(proof) };
}

const fixedFiles = [
  "README.txt",
  "chain.json",
  "checkpoint.json",
  "checkpoint.sig",
  "proof.json",
  "seal.json",
  "seal.sig",
];

/** Each file that is missing, and each that nothing names. */
function checkNames(bundle: ReadBundle): Check[] {
  const contents = bundle.proof?.evidence.flatMap((one) => ("content" in one ? [one.content.file] : [])) ?? [];
  const expected = [...fixedFiles, ...namedKeys(bundle).map(keyFile), ...contents];
  const missing = expected.filter((file) => !bundle.files.has(file));
  const isNameable = bundle.proof !== null && bundle.seal !== null && bundle.checkpoint !== null;
  const unknown = isNameable ? [...bundle.files.keys()].filter((file) => !expected.includes(file)) : [];
  const wrong = [...new Set([...missing, ...unknown])];
  return wrong.length > 0 ? [check("files", wrong, false)] : [check("files", [], isNameable || null)];
}

function isProofSealed({ files, proof, seal }: ReadBundle): boolean | null {
  const bytes = files.get("proof.json");
  if (!bytes || !seal) return null;
  const isOfSeal =
    !proof ||
    (proof.id === seal.proofId && proof.order.id === seal.orderId && proof.organisation.id === seal.organisationId);
  return isOfSeal && sha256Of(bytes) === seal.proofSha256;
}

function namedKeys({ seal, checkpoint }: ReadBundle): string[] {
  return [...new Set([seal, checkpoint].flatMap((statement) => (statement ? [statement.keyId] : [])))];
}

/** The key of that id, when its file holds it and nothing else. */
function keyOf({ files }: ReadBundle, keyId: string): PublicKey | null {
  const bytes = files.get(keyFile(keyId));
  const [key, ...others] = (bytes && readPublicKeys(new TextDecoder().decode(bytes))) ?? [];
  return key && others.length === 0 && key.id === keyId && isText(bytes, key.pem) ? key : null;
}

/** Each key with what names it: either may be the changed one. */
function checkKeys(bundle: ReadBundle): Check[] {
  return namedKeys(bundle).map((keyId) => {
    const namedBy = (["seal", "checkpoint"] as const).filter((name) => bundle[name]?.keyId === keyId);
    return check("key", [keyFile(keyId), ...namedBy.map((name) => `${name}.json`)], keyOf(bundle, keyId) !== null);
  });
}

function isSigned(bundle: ReadBundle, name: "seal" | "checkpoint"): boolean | null {
  const statement = bundle[name];
  const key = statement && keyOf(bundle, statement.keyId);
  const [bytes, signature] = [bundle.files.get(`${name}.json`), bundle.files.get(`${name}.sig`)];
  return key && bytes && signature ? key.isSignature(bytes, signature) : null;
}

function leadsToCheckpoint({ chain, seal, checkpoint }: ReadBundle): boolean | null {
  if (!chain) return false;
  return seal && checkpoint ? isOrganisationChain(chain, seal, checkpoint) : null;
}

function arePublished(bundle: ReadBundle, published: readonly PublicKey[]): boolean | null {
  const named = namedKeys(bundle);
  return named.length === 0 ? null : named.every((id) => published.some((key) => key.id === id));
}

function isText(bytes: Uint8Array | undefined, text: string): boolean {
  return bytes !== undefined && Buffer.from(bytes).equals(Buffer.from(text));
}
