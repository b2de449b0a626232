import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { importJWK, jwtVerify } from "jose";
import type { Received } from "./receiver.ts";

/** A browser's end of web push: its keys, and what it makes of what a push service hands it (RFC 8291, RFC 8188). */
export function createBrowser() {
  const keys = createECDH("prime256v1");
  const own = keys.generateKeys();
  const auth = randomBytes(16);
  return {
    p256dh: own.toString("base64url"),
    auth: auth.toString("base64url"),
    read({ body }: Received): unknown {
      const salt = body.subarray(0, 16);
      const keyLength = body.readUInt8(20);
      const theirs = body.subarray(21, 21 + keyLength);
      const sealed = body.subarray(21 + keyLength);
      const info = Buffer.concat([Buffer.from("WebPush: info\0"), own, theirs]);
      const secret = Buffer.from(hkdfSync("sha256", keys.computeSecret(theirs), auth, info, 32));
      const derive = (name: string, length: number) =>
        Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${name}\0`, length));
      const open = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
      open.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
      // the last record ends with a 2 and zeros
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString());
    },
  };
}

/** Keys by which push services know an operator (RFC 8292). */
export function createVapidKeys() {
  const keys = createECDH("prime256v1");
  const publicKey = keys.generateKeys();
  return {
    publicKey: publicKey.toString("base64url"),
    privateKey: keys.getPrivateKey().toString("base64url").padStart(43, "A"),
    /** What a push service reads from the request's authorization; rejects when it was not signed with these keys. */
    async verify({ headers }: Received, audience: string) {
      const [, token = "", key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? "") ?? [];
      const [x, y] = [publicKey.subarray(1, 33), publicKey.subarray(33)].map((part) => part.toString("base64url"));
      const jwk = await importJWK({ kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" }, "ES256");
      const { payload } = await jwtVerify(token, jwk, { audience });
      return { key, subject: payload.sub };
    },
  };
}
