import { mkdir } from "node:fs/promises";
import path from "node:path";
import { bundleProgram } from "@cartage/local/bundle-program";

const VARIABLE = "CARTAGE_TEST_PROGRAMS";

/** Lets programs be bundled into a new directory from now on, also by the processes that this one starts. */
export async function keepPrograms(directory: string): Promise<void> {
  await mkdir(directory);
  process.env[VARIABLE] = directory;
}

/** What to run for a program by its entry: all its modules in one file while programs are kept, else the entry itself. */
export async function programFile(entry: string): Promise<string> {
  const directory = process.env[VARIABLE];
  return directory ? bundleProgram(entry, path.join(directory, entry.replaceAll(path.sep, "-"))) : entry;
}
