import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileHint } from "./compile-hint.ts";

/** Runs after `next build`: what it made for the browser begins with the hint. */
const chunks = join(import.meta.dirname, "../.next/static/chunks");
for (const file of readdirSync(chunks).filter((name) => name.endsWith(".js"))) {
  const path = join(chunks, file);
  writeFileSync(path, compileHint + readFileSync(path, "utf8"));
}
