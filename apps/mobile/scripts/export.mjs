import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const mobile = fileURLToPath(new URL("..", import.meta.url));
// the export is made of what is installed: it asks nobody, and nobody is asked
const env = { ...process.env, CI: "1", EXPO_NO_TELEMETRY: "1", EXPO_OFFLINE: "1", EXPO_NO_DOTENV: "1" };

const given = process.argv.slice(2);
// to see that the app can be built, as it is written; what makes it small takes a third of the time
const isTrial = given.includes("--trial");
const platforms = given.filter((argument) => argument !== "--trial");

for (const platform of platforms.length > 0 ? platforms : ["web", "android"]) {
  const args = ["exec", "expo", "export", "--platform", platform, "--output-dir", `dist/${platform}`];
  if (isTrial) args.push("--no-minify", "--no-bytecode");
  const { status } = spawnSync("pnpm", args, { cwd: mobile, env, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
