import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CaughtMail } from "@cartage/local/start-mail-catcher";

/** Puts what the mail catcher has where the demonstration's page of mails reads it; its owner's eyes only. */
export async function writeCaughtMails(directory: string, mails: readonly CaughtMail[]): Promise<void> {
  const told = mails.toReversed().map(({ date, subject, text, envelope }) => ({
    at: Date.parse(date ?? "") || Date.now(),
    to: envelope.to.join(", "),
    subject: subject ?? "",
    text: text ?? "",
  }));
  const file = join(directory, "mails.json");
  // a reader sees the file before or after, never half of it
  await writeFile(`${file}.new`, JSON.stringify(told), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
