import { createHash, randomUUID, X509Certificate } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { generate } from "selfsigned";

/** Paths of PEM files, as servers take them, and the certificate's text. */
export type IssuedCertificate = { certFile: string; keyFile: string; cert: string; key: string };

export type CertificateAuthority = {
  /** What others have to trust: for NODE_EXTRA_CA_CERTS, or as text. */
  caFile: string;
  ca: string;
  /** A server's certificate for `localhost` and 127.0.0.1, or for other names. */
  issue(options?: { names?: readonly string[]; isExpired?: boolean }): Promise<IssuedCertificate>;
  remove(): Promise<void>;
};

const dayMs = 86_400_000;

/** A certificate authority of one's own, in a directory of its own. */
export async function createCertificateAuthority(): Promise<CertificateAuthority> {
  const directory = await mkdtemp(path.join(tmpdir(), "cartage-certificates-"));
  const own = await generate([{ name: "commonName", value: `Cartage test authority ${randomUUID()}` }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(Date.now() - 10 * dayMs),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const write = async (name: string, text: string) => {
    const file = path.join(directory, name);
    await writeFile(file, text, { mode: 0o600 });
    return file;
  };
  let issued = 0;
  return {
    caFile: await write("ca.crt", own.cert),
    ca: own.cert,
    async issue({ names = ["localhost"], isExpired = false } = {}) {
      const number = ++issued;
      const { cert, private: key } = await generate([{ name: "commonName", value: names[0] ?? "" }], {
        keyType: "ec",
        algorithm: "sha256",
        ca: { key: own.private, cert: own.cert },
        notBeforeDate: new Date(Date.now() - 2 * dayMs),
        notAfterDate: new Date(Date.now() + (isExpired ? -dayMs : dayMs)),
        extensions: [
          { name: "basicConstraints", cA: false },
          { name: "extKeyUsage", serverAuth: true },
          {
            name: "subjectAltName",
            altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7, ip: "127.0.0.1" }],
          },
        ],
      });
      const [certFile, keyFile] = [await write(`${number}.crt`, cert), await write(`${number}.key`, key)];
      return { certFile, keyFile, cert, key };
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** What Chromium's --ignore-certificate-errors-spki-list takes: it then trusts this one key. */
export function publicKeyDigest(cert: string): string {
  const publicKey = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(publicKey).digest("base64");
}
