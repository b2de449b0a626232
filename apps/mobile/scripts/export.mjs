import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const mobile = fileURLToPath(new URL("..", import.meta.url));
// the export is made of what is installed: it asks nobody, and nobody is asked
const env = { ...process.env, CI: "1", EXPO_NO_TELEMETRY: "1", EXPO_OFFLINE: "1", EXPO_NO_DOTENV: "1" };

for (const platform of process.argv[2] ? [process.argv[2]] : ["web", "android"]) {
  const args = ["exec", "expo", "export", "--platform", platform, "--output-dir", `dist/${platform}`];
  const { status } = spawnSync("pnpm", args, { cwd: mobile, env, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
