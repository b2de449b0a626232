import path from "node:path";
import { isExecutable } from "./server-binary.ts";

const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A Chromium to drive: the system's, else Playwright's own download, else the one from npm (Linux only).
 * @throws with what to install
 */
export async function chromiumPath(): Promise<string> {
  const found = systemChromium() ?? (await playwrightChromium()) ?? (await packagedChromium());
  if (found) return found;
  throw new Error(
    "No Chromium was found. Install one, for example with: apt-get install --yes chromium, or: pnpm --filter @cartage/tests exec playwright install chromium",
  );
}

function systemChromium(): string | undefined {
  const directories = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin"];
  return [...directories.flatMap((directory) => names.map((name) => path.join(directory, name))), ...elsewhere].find(
    isExecutable,
  );
}

async function playwrightChromium(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return isExecutable(file) ? file : undefined;
}

async function packagedChromium(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath().catch(() => undefined);
}
