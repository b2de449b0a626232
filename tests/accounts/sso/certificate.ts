import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";

/** A key and a certificate for it that it signed itself, for ten years. */
export interface KeyAndCertificate {
  key: string;
  /** PEM. */
  certificate: string;
}

// DER by hand, as little of X.509 as node:crypto reads (RFC 5280): no library among ours makes certificates
const length = (bytes: number): number[] =>
  bytes < 128 ? [bytes] : bytes < 256 ? [0x81, bytes] : [0x82, bytes >> 8, bytes & 255];
const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...length(body.byteLength)]), body]);
};
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const sha256WithRsa = sequence(Buffer.from("06092a864886f70d01010b0500", "hex"));
const commonName = (name: string) =>
  sequence(der(0x31, sequence(Buffer.from("0603550403", "hex"), der(0x0c, Buffer.from(name)))));
const time = (text: string) => der(0x17, Buffer.from(text));

export function selfSigned(name: string): KeyAndCertificate {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const toBeSigned = sequence(
    der(0x02, Buffer.of(1)),
    sha256WithRsa,
    commonName(name),
    sequence(time("250101000000Z"), time("350101000000Z")),
    commonName(name),
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = sign("sha256", toBeSigned, createPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" })));
  const certificate = sequence(toBeSigned, sha256WithRsa, der(0x03, Buffer.of(0), signature)).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/(.{64})/g, "$1\n")}\n-----END CERTIFICATE-----\n`,
  };
}
