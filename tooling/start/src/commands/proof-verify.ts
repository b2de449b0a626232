import { readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { drawProof } from "@cartage/api/proofs/draw-proof";
import { checkSentence, discountSentence, reasonSentence } from "@cartage/api/proofs/proof-words";
import { type BundleReport, verifyBundle } from "@cartage/domain/orders/proof/bundle/verify-bundle";
import { type PublicKey, readPublicKeys } from "@cartage/domain/orders/proof/signing-key";
import type { Locale } from "@cartage/messages/catalogues";
import { type Translate, translate } from "@cartage/messages/translate";
import { Obstacle } from "../../bootstrap/steps.mjs";

const usage = `usage: pnpm proof:verify FILE [--key FILE] [--pdf FILE] [--language en|vi]

Says of a proof's bundle what holds and what does not, without a server. Ends with 0 when everything holds, else with 1.

  --key FILE       the organisation's published keys, as PEM; without it nobody can say whose the bundle's key is
  --pdf FILE       draws the proof on one sheet, when the bundle holds
  --language en    or vi: what it says, and the sheet`;

const mostBytes = 256 * 1024 * 1024;

/** `proof:verify FILE`: reads nothing but the bundle and the key. */
export async function proofVerify(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    console.log(usage);
    return 0;
  }
  const { file, key, pdf, locale } = options;
  const t = translate(locale);
  const bytes = await readNamedFile(t, file);
  const published = key === undefined ? null : await readKeys(t, key);
  const report = verifyBundle(bytes, published);
  if (report.refusal) throw new Obstacle(t(`proofs.refusals.${report.refusal}`, { file }));

  for (const line of describe(t, report)) console.log(line);
  if (pdf !== undefined && report.isSound) {
    await writeFile(typedFile(pdf), await draw(report, locale));
    console.log(t("proofs.verdict.drawn", { file: pdf }));
  }
  return report.isSound ? 0 : 1;
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new Obstacle("Name one bundle to verify.", usage);
  const { language = "en", key, pdf } = values;
  if (language !== "en" && language !== "vi") throw new Obstacle(`--language ${language}: there are en and vi.`);
  const locale: Locale = language;
  return { file, key, pdf, locale };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      // pnpm passes the separator on
      args: args.filter((arg) => arg !== "--"),
      allowPositionals: true,
      options: {
        key: { type: "string" },
        pdf: { type: "string" },
        language: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Obstacle(error instanceof Error ? error.message : String(error), usage);
  }
}

/** From the folder the command was typed in, which package managers leave. */
function typedFile(file: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

async function readNamedFile(t: Translate, file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(typedFile(file));
    if (size > mostBytes) throw new Obstacle(t("proofs.refusals.too_large", { file }));
    return await readFile(typedFile(file));
  } catch (error) {
    if (error instanceof Obstacle || !(error instanceof Error)) throw error;
    const code = "code" in error ? error.code : null;
    if (code === "ENOENT") throw new Obstacle(t("proofs.refusals.not_there", { file }));
    if (code === "EISDIR") throw new Obstacle(t("proofs.refusals.is_folder", { file }));
    throw new Obstacle(t("proofs.refusals.unreadable", { file, problem: error.message }));
  }
}

async function readKeys(t: Translate, file: string): Promise<PublicKey[]> {
  const keys = readPublicKeys(new TextDecoder().decode(await readNamedFile(t, file)));
  if (!keys) throw new Obstacle(t("proofs.refusals.no_key", { file }));
  return keys;
}

const marks = { holds: "✓", fails: "✗", unchecked: "–" } as const;

function describe(t: Translate, report: BundleReport): string[] {
  const { checks, proof, seal, judgement, sealSha256 } = report;
  const at = (ms: number) => `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;
  const lines = checks.map((check) => `${marks[check.outcome]} ${checkSentence(t, check, seal?.keyId ?? "")}`);
  const failed = checks.filter(({ outcome }) => outcome === "fails").length;
  const isSound = report.isSound && seal !== null;
  lines.push(
    "",
    isSound ? t("proofs.verdict.sound", { at: at(seal.sealedAt) }) : t("proofs.verdict.unsound", { failed }),
  );
  if (sealSha256) lines.push(t("proofs.verdict.seal", { sha256: sealSha256 }));
  if (!isSound || !proof || !judgement) return lines;
  const { order, kind, handedOverAt, handedOverBy, takenBy } = proof;
  const facts = { number: order.number, kind, at: at(handedOverAt), by: handedOverBy.name, to: takenBy.name };
  lines.push(t("proofs.verdict.facts", facts), t(`proofs.verdict.${judgement.strength}`));
  for (const reason of judgement.reasons) lines.push(`  • ${reasonSentence(t, reason)}`);
  for (const discount of judgement.discounts) lines.push(`  • ${discountSentence(t, discount, proof.evidence)}`);
  return lines;
}

function draw({ proof, seal, files }: BundleReport, locale: Locale): Promise<Uint8Array> {
  if (!proof || !seal) throw new TypeError("a sound bundle has a proof and a seal");
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const fonts = join(dirname(fileURLToPath(import.meta.resolve("geist/font/sans"))), "fonts", "geist-sans");
  return drawProof({ proof, contents: files, seal }, { locale, timeZone, fonts });
}
