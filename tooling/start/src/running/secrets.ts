import { createECDH, randomBytes, randomInt } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Obstacle } from "../../bootstrap/steps.mjs";

/** Made once for an installation and kept beside its data: with another NEXTAUTH_SECRET everybody is signed out. */
export type Secrets = {
  nextAuthSecret: string;
  /** 32 bytes as base64. */
  encryptionKey: string;
  redisToken: string;
  /** With which push services know us (RFC 8292): a point and a number of P-256, as base64url. */
  vapidPublicKey: string;
  vapidPrivateKey: string;
  /** What web, worker and jobs tell the embedded broker. */
  brokerPassword: string;
  /** What the database's roles tell a Postgres that this command provisioned. */
  databasePassword: string;
  /** Of every sign-in of the demonstration. */
  demoPassword: string;
};

/** Reads `secrets.json` in the directory, and adds what it lacks. */
export async function readSecrets(directory: string): Promise<Secrets> {
  const file = join(directory, "secrets.json");
  const kept = parse(await readFile(file, "utf8").catch(() => "{}"), file);
  const secrets: Secrets = { ...newSecrets(), ...kept };
  if (Object.keys(kept).length < Object.keys(secrets).length) {
    await mkdir(directory, { recursive: true });
    await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    await chmod(file, 0o600);
  }
  return secrets;
}

function parse(text: string, file: string): Partial<Secrets> {
  try {
    return JSON.parse(text);
  } catch {
    throw new Obstacle(`${file} is not JSON.`, "Restore it, or begin anew: npm start -- --fresh");
  }
}

function newSecrets(): Secrets {
  const vapid = createECDH("prime256v1");
  vapid.generateKeys();
  const token = () => randomBytes(32).toString("base64url");
  return {
    nextAuthSecret: token(),
    encryptionKey: randomBytes(32).toString("base64"),
    redisToken: token(),
    vapidPublicKey: vapid.getPublicKey("base64url"),
    // leading zeros are part of it
    vapidPrivateKey: Buffer.from(vapid.getPrivateKey("hex").padStart(64, "0"), "hex").toString("base64url"),
    brokerPassword: token(),
    databasePassword: token(),
    demoPassword: readablePassword(),
  };
}

/** 60 random bits that are typed without mistakes: no letter looks like a digit. */
function readablePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group()].join("-");
}
