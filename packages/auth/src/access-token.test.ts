import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { issueAccessToken, readAccessToken } from "./access-token.ts";
import { tokenKeys } from "./token-keys.ts";

const { access, refresh } = tokenKeys("a secret");
const now = new Date("2026-11-21T10:00:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test("a token names its session until it expires", async () => {
  const { accessToken, accessExpiresAt } = await issueAccessToken(access, { sessionId: "s", now });
  expect(accessExpiresAt).toBe(after(600).getTime());
  expect(await readAccessToken(access, accessToken, after(599))).toBe("s");
  expect(await readAccessToken(access, accessToken, after(600))).toBeNull();
});

test("a token of another secret, of another purpose or without a signature is none", async () => {
  const { accessToken } = await issueAccessToken(access, { sessionId: "s", now });
  expect(await readAccessToken(tokenKeys("another").access, accessToken, now)).toBeNull();
  expect(await readAccessToken(refresh, accessToken, now)).toBeNull();
  const [header, body] = accessToken.split(".");
  expect(await readAccessToken(access, `${header}.${body}.`, now)).toBeNull();
  const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString("base64url")}.${body}.`;
  expect(await readAccessToken(access, none, now)).toBeNull();
});

test("a token that we signed for something else is none", async () => {
  const sign = (type: string, issuer: string) =>
    new SignJWT()
      .setProtectedHeader({ alg: "HS256", typ: type })
      .setIssuer(issuer)
      .setSubject("s")
      .setExpirationTime(after(60))
      .sign(access);
  expect(await readAccessToken(access, await sign("JWT", "cartage"), now)).toBeNull();
  expect(await readAccessToken(access, await sign("at+jwt", "elsewhere"), now)).toBeNull();
});
