import { relative } from "node:path";
import { type DemoFile, demoFileIn, readDemoFile } from "../demo/demo-file.ts";
import { root } from "../root.ts";
import type { Installation } from "./installation.ts";

/** Says where Cartage is, and how to get in. */
export async function announce(
  { configuration, directory, publicUrl }: Installation,
  setupLink: string | null,
): Promise<void> {
  const demo = configuration.isDemo ? await readDemoFile(demoFileIn(directory)) : null;
  const lines = [`Cartage is running: ${publicUrl}`, ""];
  if (demo) lines.push(...signIns(demo), "");
  if (setupLink) {
    lines.push("Nobody is here yet. This link makes the first administrator; it works once, within a day:");
    lines.push(`  ${setupLink}`, "");
  }
  lines.push(`Ctrl-C stops everything; the data stays. Logs are in ${relative(root, directory) || "."}/logs.`);
  console.log(`\n${lines.map((line) => (line ? `  ${line}` : "")).join("\n")}\n`);
}

function signIns({ users }: DemoFile): string[] {
  const width = Math.max(...users.map(({ email }) => email.length));
  return [
    `Sign in with the password ${users[0]?.password ?? ""} as`,
    ...users.map(({ email, role, organisation }) => {
      const what = role.replaceAll("_", " ");
      return `  ${email.padEnd(width)}  ${what}${organisation ? `, ${organisation}` : ""}`;
    }),
  ];
}
