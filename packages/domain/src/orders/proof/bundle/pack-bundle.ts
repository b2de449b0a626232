import { bytesOf } from "../hashing.ts";
import type { Chain, Checkpoint, Seal } from "../inputs.ts";
import type { MadeProof } from "../make-proof.ts";
import type { Signed } from "../seal-proof.ts";
import { readme } from "./readme.ts";
import { zipped } from "./zip.ts";

export interface BundleParts extends MadeProof {
  seal: Signed<Seal>;
  chain: Chain;
  checkpoint: Signed<Checkpoint>;
  /** Of every key that signed the seal or the checkpoint: its id and its PEM. */
  keys: readonly { id: string; publicPem: string }[];
}

/** One ZIP that stands without the server. The same parts give the same bytes. */
export function packBundle({ proof, contents, seal, chain, checkpoint, keys }: BundleParts): Uint8Array {
  const text = new TextEncoder();
  const files: [string, Uint8Array][] = [
    ["README.txt", text.encode(readme)],
    ["proof.json", bytesOf(proof)],
    ["seal.json", bytesOf(seal.statement)],
    ["seal.sig", seal.signature],
    ["chain.json", bytesOf(chain)],
    ["checkpoint.json", bytesOf(checkpoint.statement)],
    ["checkpoint.sig", checkpoint.signature],
    ...keys.map(({ id, publicPem }): [string, Uint8Array] => [keyFile(id), text.encode(publicPem)]),
    ...contents,
  ];
  return zipped(new Map(files));
}

export function keyFile(keyId: string): string {
  return `keys/${keyId.slice(0, 16)}.pem`;
}
