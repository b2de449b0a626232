import { randomBytes } from "node:crypto";
import type { PasskeyAssertion } from "@cartage/domain/accounts/inputs";
import type { Log } from "@cartage/domain/context";
import type { Database } from "@cartage/domain/run-as";
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { z } from "zod";
import type { RelyingParty } from "./relying-party.ts";

export interface Passkey {
  factorId: string;
  credentialId: Uint8Array;
  publicKey: Uint8Array;
  /** How often it signed; 0 for one that does not count. */
  signCount: number;
  transports: string[];
}

const challengeLastsMs = 300_000;

/** What a person's passkeys are to sign; good once, for five minutes, in any process. */
export async function askForPasskey(
  database: Database,
  { userId, passkeys, relyingParty }: { userId: string; passkeys: readonly Passkey[]; relyingParty: RelyingParty },
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge: await newChallenge(database, { userId, purpose: "show" }, now),
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({ id: base64url(credentialId), transports })),
    timeout: challengeLastsMs,
    userVerification: "preferred",
  });
}

/** Whether an answer is the signature of one of these passkeys, for this site, over a challenge that was not taken before. */
export async function usePasskey(
  database: Database,
  {
    userId,
    passkeys,
    relyingParty,
    answer,
  }: {
    userId: string;
    passkeys: readonly Passkey[];
    relyingParty: RelyingParty;
    answer: z.infer<typeof PasskeyAssertion>;
  },
  { now, log }: { now(): Date; log?: Log | undefined },
): Promise<boolean> {
  const passkey = passkeys.find(({ credentialId }) => base64url(credentialId) === answer.id);
  if (!passkey) return false;
  const { factorId, publicKey, signCount } = passkey;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: (challenge) => takeChallenge(database, { userId, purpose: "show", challenge }, now()),
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      credential: { id: answer.id, publicKey: new Uint8Array(publicKey), counter: signCount },
      requireUserVerification: false,
    });
    if (!verified) return false;
    const [row] = await database.sql<{ used: boolean }[]>`
      select use_passkey(${factorId}, ${authenticationInfo.newCounter}, ${now().toISOString()}) as used`;
    return row?.used ?? false;
  } catch (err) {
    // the library throws for whatever is wrong with an answer
    log?.warn({ err, factorId }, "a passkey was refused");
    return false;
  }
}

export interface ChallengeFor {
  userId: string;
  purpose: "add" | "show";
}

export async function newChallenge({ sql }: Database, { userId, purpose }: ChallengeFor, now: Date) {
  const challenge = new Uint8Array(randomBytes(32));
  const until = new Date(now.getTime() + challengeLastsMs);
  await sql`
    select open_passkey_challenge(${userId}, ${purpose}, ${Buffer.from(challenge)}, ${now.toISOString()}, ${until.toISOString()})`;
  return challenge;
}

export async function takeChallenge(
  { sql }: Database,
  { userId, purpose, challenge }: ChallengeFor & { challenge: string },
  now: Date,
): Promise<boolean> {
  const [row] = await sql<{ taken: boolean }[]>`
    select take_passkey_challenge(${userId}, ${purpose}, ${Buffer.from(challenge, "base64url")}, ${now.toISOString()}) as taken`;
  return row?.taken ?? false;
}

export const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
