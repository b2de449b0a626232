import { violatedConstraint } from "@cartage/db/constraint";
import { newId } from "@cartage/db/id";
import type { AddPasskey } from "@cartage/domain/accounts/inputs";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { audit } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { z } from "zod";
import { assertOwnPassword } from "./own-password.ts";
import { base64url, newChallenge, takeChallenge } from "./passkeys.ts";
import { digestsOf, newRecoveryCodes } from "./recovery-codes.ts";
import type { RelyingParty } from "./relying-party.ts";
import { findFactors } from "./second-factor.ts";
import type { SignedIn } from "./signed-in.ts";
import { tellOfFactor } from "./tell-of-factor.ts";

/** EdDSA, ES256 and RS256, by IANA's COSE numbers: what authenticators have, and Node checks without experiments. */
const algorithms = [-8, -7, -257];

type Given = Omit<Context, "actor" | "session">;

/** What a browser makes a passkey by, once the password was given again. Throws `password.wrong`, `sign_in.wait`. */
export async function beginPasskey(
  database: Database,
  person: SignedIn,
  { password, relyingParty }: { password: string; relyingParty: RelyingParty },
  given: Given,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  await assertOwnPassword(database, person, password, given);
  const { id: userId, email, name } = person.user;
  const { passkeys } = await findFactors(database, userId);
  return generateRegistrationOptions({
    rpID: relyingParty.id,
    rpName: relyingParty.name,
    userID: new Uint8Array(Buffer.from(userId.replaceAll("-", ""), "hex")),
    userName: email,
    userDisplayName: name,
    challenge: await newChallenge(database, { userId, purpose: "add" }, given.now()),
    // no two on one authenticator
    excludeCredentials: passkeys.map(({ credentialId, transports }) => ({ id: base64url(credentialId), transports })),
    // it comes after the password, so it need not take a place on a security key
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
  });
}

/** Keeps a passkey that a browser made. Answers recovery codes with the first factor. Throws `passkey.not_made`. */
export async function addPasskey(
  database: Database,
  { actor, sessionId, user }: SignedIn,
  { name, answer, relyingParty }: z.infer<typeof AddPasskey> & { relyingParty: RelyingParty },
  given: Given,
): Promise<{ factorId: string; recoveryCodes: string[] | null }> {
  const { credential } = await verify(database, { userId: user.id, answer, relyingParty }, given);
  const factorId = newId();
  const recoveryCodes = newRecoveryCodes();
  const areNew = await runAs(database, { ...given, actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const now = ctx.now();
      const [row] = await tx.context.session.sql<{ are_new: boolean | null }[]>`
        select add_own_passkey(${sessionId}, ${factorId}, ${name}, ${Buffer.from(credential.id, "base64url")},
          ${Buffer.from(credential.publicKey)}, ${credential.counter}, ${answer.response.transports},
          array(select decode(digest, 'hex') from unnest(${digestsOf(recoveryCodes)}::text[]) as digest),
          ${now.toISOString()}) as are_new`.catch((error) => {
        // somebody has it already, maybe the same person
        if (violatedConstraint(error) === "second_factors_credential_unique") throw new DomainError("passkey.not_made");
        throw error;
      });
      if (!row || row.are_new === null) throw new DomainError("not_found");
      const added = { type: "user.second_factor_added", userId: user.id, occurredAt: now } as const;
      await audit(tx, added, { after: { factorId, kind: "passkey", name } });
      await tellOfFactor(tx, user, "factor_added");
      return row.are_new;
    }),
  );
  return { factorId, recoveryCodes: areNew ? recoveryCodes : null };
}

type Made = { userId: string; answer: z.infer<typeof AddPasskey>["answer"]; relyingParty: RelyingParty };

async function verify(database: Database, { userId, answer, relyingParty }: Made, { now, log }: Given) {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: (challenge) => takeChallenge(database, { userId, purpose: "add", challenge }, now()),
    expectedOrigin: relyingParty.origin,
    expectedRPID: relyingParty.id,
    requireUserVerification: false,
    supportedAlgorithmIDs: algorithms,
  }).catch((err: unknown) => {
    // the library throws for whatever is wrong with an answer
    log?.warn({ err, userId }, "a passkey was not added");
    throw new DomainError("passkey.not_made", { cause: err });
  });
  if (!verified) throw new DomainError("passkey.not_made");
  return registrationInfo;
}
