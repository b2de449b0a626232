import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

interface Options {
  origin?: string;
  rpId?: string;
  /** Signs with a key that is not the credential's. */
  isImpostor?: boolean;
  type?: "webauthn.get" | "webauthn.create";
}

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest();
const base64url = (data: Uint8Array) => Buffer.from(data).toString("base64url");
const newKeys = () => generateKeyPairSync("ec", { namedCurve: "P-256" });

/**
 * An authenticator in software, written from W3C's Web Authentication (§6.1, §6.5, §7) and RFC 9053, not from the library
 * that checks it: one ES256 credential, which counts when `counts` says so.
 */
export function createAuthenticator({ origin = "http://localhost:3000", counts = true } = {}) {
  const id = randomBytes(32);
  const { publicKey, privateKey } = newKeys();
  const impostor = newKeys().privateKey;
  const site = { origin, rpId: new URL(origin).hostname };
  const credential = {
    id: base64url(id),
    rawId: base64url(id),
    type: "public-key",
    clientExtensionResults: {},
  } as const;

  const authenticator = {
    id: credential.id,
    /** How often it signed; a copy of it has another idea of that. */
    signCount: 0,

    /** What `navigator.credentials.create` gives for a challenge, as JSON. */
    create(challenge: string, options: Options = {}) {
      const { origin: from, rpId, type = "webauthn.create" } = { ...site, ...options };
      const attested = Buffer.concat([
        Buffer.alloc(16),
        uint16(id.length),
        id,
        coseKey(publicKey.export({ format: "jwk" })),
      ]);
      const data = Buffer.concat([authenticatorData(rpId, 0x45, authenticator.signCount), attested]);
      const attestation = map([text("fmt"), text("none")], [text("attStmt"), map()], [text("authData"), bytes(data)]);
      const response = {
        clientDataJSON: base64url(clientData(type, challenge, from)),
        attestationObject: base64url(attestation),
        transports: ["internal"],
      };
      return { ...credential, response };
    },

    /** What `navigator.credentials.get` gives. */
    get(challenge: string, options: Options = {}) {
      const { origin: from, rpId, isImpostor = false, type = "webauthn.get" } = { ...site, ...options };
      if (counts) authenticator.signCount += 1;
      const data = authenticatorData(rpId, 0x05, authenticator.signCount);
      const client = clientData(type, challenge, from);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), isImpostor ? impostor : privateKey);
      const response = {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      };
      return { ...credential, response };
    },
  };
  return authenticator;
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function authenticatorData(rpId: string, flags: number, signCount: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(signCount);
  return Buffer.concat([sha256(rpId), Buffer.of(flags), count]);
}

/** RFC 9053 §7.1.1: kty EC2, alg ES256, crv P-256, x, y. */
function coseKey({ x = "", y = "" }: { x?: string; y?: string }): Buffer {
  const of = (coordinate: string) => bytes(Buffer.from(coordinate, "base64url"));
  return map([int(1), int(2)], [int(3), int(-7)], [int(-1), int(1)], [int(-2), of(x)], [int(-3), of(y)]);
}

/** RFC 8949 §3, as far as it is needed here. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.of((major << 5) | value);
  return value < 256
    ? Buffer.of((major << 5) | 24, value)
    : Buffer.concat([Buffer.of((major << 5) | 25), uint16(value)]);
}
const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (data: Uint8Array) => Buffer.concat([head(2, data.length), data]);
const text = (said: string) => Buffer.concat([head(3, Buffer.byteLength(said)), Buffer.from(said)]);
const map = (...entries: [Buffer, Buffer][]) => Buffer.concat([head(5, entries.length), ...entries.flat()]);

function uint16(value: number): Buffer {
  const two = Buffer.alloc(2);
  two.writeUInt16BE(value);
  return two;
}
