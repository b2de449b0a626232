import { errors, jwtVerify, SignJWT } from "jose";

const lastsMs = 10 * 60_000;
const issuer = "cartage";

/** A phone's access token: names its session for ten minutes. `expiresAt` is epoch ms. */
export async function issueAccessToken(
  key: Uint8Array,
  { sessionId, now }: { sessionId: string; now: Date },
): Promise<{ accessToken: string; accessExpiresAt: number }> {
  const accessExpiresAt = now.getTime() + lastsMs;
  const accessToken = await new SignJWT()
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
    .setIssuer(issuer)
    .setSubject(sessionId)
    .setExpirationTime(Math.floor(accessExpiresAt / 1000))
    .sign(key);
  return { accessToken, accessExpiresAt };
}

/** The session that a token names; null when it is not ours or has expired. Whether the session holds is not checked. */
export async function readAccessToken(key: Uint8Array, token: string, now: Date): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer,
      algorithms: ["HS256"],
      typ: "at+jwt",
      currentDate: now,
      requiredClaims: ["sub", "exp"],
    });
    return payload.sub ?? null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
