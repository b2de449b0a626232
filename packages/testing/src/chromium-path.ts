import path from "node:path";
import { isExecutable } from "./server-binary.ts";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
/** Without windows: quicker, and not what people use. */
const shells = ["chromium-headless-shell"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A Chromium to drive: the system's, else Playwright's own download, else the one from npm (Linux only). With `isQuick`
 * rather one without windows; measurements take one that people use.
 * @throws with what to install
 */
export async function chromiumPath({ isQuick = false } = {}): Promise<string> {
  const found =
    systemChromium(isQuick ? [...shells, ...names] : [...names, ...shells]) ??
    (await playwrightChromium()) ??
    (await packagedChromium());
  if (found) return found;
  throw new Error(
    "No Chromium was found. Install one, for example with: apt-get install --yes chromium, or: pnpm --filter @cartage/tests exec playwright install chromium",
  );
}

function systemChromium(names: string[]): string | undefined {
  const directories = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin"];
  const files = names.flatMap((name) => directories.map((directory) => path.join(directory, name)));
  return [...files, ...elsewhere].find(isExecutable);
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
