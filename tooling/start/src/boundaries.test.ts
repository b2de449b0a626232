import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 30_000 });

const root = fileURLToPath(new URL("../../..", import.meta.url));
const config = join(root, ".dependency-cruiser.cjs");
const rules: { forbidden: { name: string; severity: string }[] } = createRequire(import.meta.url)(config);

const PACKAGES = [
  ...["telemetry", "observability", "ui", "messages", "db", "domain", "auth", "api", "client"],
  ...["recordings", "simulator", "local", "testing"],
];

/** For each rule an import that breaks it: the importing file, and the statement. */
const VIOLATIONS: Record<string, [file: string, statement: string]> = {
  "packages-telemetry-imports": ["packages/telemetry/src/a.ts", 'import "@cartage/db/leaf";'],
  "packages-observability-imports": ["packages/observability/src/a.ts", 'import "@cartage/telemetry/leaf";'],
  "packages-ui-imports": ["packages/ui/src/a.ts", 'import "@cartage/messages/leaf";'],
  "packages-messages-imports": ["packages/messages/src/a.ts", 'import "@cartage/domain/rules";'],
  "packages-db-imports": ["packages/db/src/a.ts", 'import "@cartage/telemetry/leaf";'],
  "packages-domain-imports": ["packages/domain/src/a.ts", 'import "@cartage/observability/leaf";'],
  "packages-auth-imports": ["packages/auth/src/a.ts", 'import "@cartage/telemetry/leaf";'],
  "packages-api-imports": ["packages/api/src/a.ts", 'import "@cartage/db/leaf";'],
  "packages-client-imports": ["packages/client/src/a.ts", 'import "@cartage/domain/rules";'],
  "packages-recordings-imports": ["packages/recordings/src/a.ts", 'import "@cartage/db/leaf";'],
  "packages-simulator-imports": ["packages/simulator/src/a.ts", 'import "@cartage/db/leaf";'],
  "packages-local-imports": ["packages/local/src/a.ts", 'import "@cartage/auth/leaf";'],
  "packages-testing-imports": ["packages/testing/src/a.ts", 'import "@cartage/worker/leaf";'],
  "apps-web-imports": ["apps/web/src/a.ts", 'import "@cartage/domain/leaf";'],
  "apps-mobile-imports": ["apps/mobile/src/a.ts", 'import "@cartage/ui/leaf";'],
  "apps-worker-imports": ["apps/worker/src/a.ts", 'import "@cartage/local/leaf";'],
  "apps-jobs-imports": ["apps/jobs/src/a.ts", 'import "@cartage/simulator/leaf";'],
  "api-as-type-only": ["apps/mobile/src/b.ts", 'import { leaf } from "@cartage/api/leaf"; leaf();'],
  "maplibre-once": ["apps/web/src/b.ts", 'import { Marker } from "maplibre-gl"; Marker();'],
  "links-ask-when-meant": ["apps/web/src/d.ts", 'import Link from "next/link"; Link();'],
  "domain-pure-files": ["packages/domain/src/fleet/rules.ts", 'import "@cartage/db/leaf";'],
  "telemetry-runs-anywhere": ["packages/telemetry/src/b.ts", 'import "node:fs";'],
  "database-client-in-composition-roots": ["apps/worker/src/b.ts", 'import "@cartage/db/client";'],
  "sql-in-db-and-domain": ["apps/jobs/src/b.ts", 'import "drizzle-orm";'],
  "queries-never-decide": ["packages/domain/src/fleet/queries/a.ts", 'import "../commands/leaf.ts";'],
  "commands-stand-alone": ["packages/domain/src/fleet/commands/a.ts", 'import "./leaf.ts";'],
  "testing-in-tests-only": ["packages/domain/src/b.ts", 'import "@cartage/testing/leaf";'],
  "no-cycles": ["packages/ui/src/b.ts", 'import "./c.ts";'],
  "by-package-name": ["packages/api/src/b.ts", 'import "../../domain/src/leaf.ts";'],
  "by-package-name-in-tests": ["tests/fleet/b.test.ts", 'import "../../packages/domain/src/leaf.ts"; import "./c.ts";'],
  resolvable: ["packages/ui/src/d.ts", 'import "./no-such-file.ts";'],
  declared: ["packages/ui/src/e.ts", 'import "postgres";'],
  "production-dependencies": ["packages/auth/src/b.ts", 'import "zod";'],
};

/** Imports that the table allows: with these alone the check is silent. */
const ALLOWED: [file: string, statement: string][] = [
  ["packages/ui/src/c.ts", "export const nothing = 0;"],
  ["packages/client/src/b.ts", 'import type { leaf } from "@cartage/api/leaf"; export type Leaf = typeof leaf;'],
  ["packages/domain/src/fleet/inputs.ts", 'import "zod"; import "./states.ts"; import "@cartage/telemetry/leaf";'],
  ["packages/domain/src/fleet/states.ts", "export const states = [];"],
  [
    "packages/domain/src/fleet/commands/leaf.ts",
    'import "drizzle-orm"; import "../rules.ts"; import "@cartage/db/leaf";',
  ],
  ["packages/domain/src/routes/planning/plan.ts", 'import "./numbers.ts"; import "../../fleet/states.ts";'],
  ["packages/domain/src/routes/planning/numbers.ts", "export const numbers = [];"],
  ["packages/domain/src/fleet/queries/leaf.ts", 'import "../states.ts";'],
  ["packages/domain/src/fleet/processes/leaf.ts", 'import "../commands/leaf.ts"; import "../queries/leaf.ts";'],
  [
    "apps/worker/src/main.ts",
    'import "@cartage/db/client"; import "@cartage/domain/leaf"; import "@cartage/api/leaf";',
  ],
  [
    "apps/mobile/src/c.ts",
    'import "@cartage/ui/tokens"; import "@cartage/domain/rules"; import "@cartage/client/leaf";',
  ],
  ["apps/web/src/c.ts", 'import type { Map as MapLibreMap } from "maplibre-gl"; export type Shown = MapLibreMap;'],
  ["apps/web/src/shell/link.tsx", 'import NextLink from "next/link"; NextLink();'],
  ["tests/fleet/a.test.ts", 'import "@cartage/testing/leaf"; import "@cartage/worker/leaf"; import "./c.ts";'],
  ["tests/fleet/c.ts", "export const nothing = 0;"],
];

let fixture = "";

beforeAll(() => {
  fixture = mkdtempSync(join(tmpdir(), "cartage-boundaries-"));
  const external = { zod: "1.0.0", "drizzle-orm": "1.0.0", "maplibre-gl": "1.0.0", next: "1.0.0" };
  for (const name of PACKAGES) writePackage(`packages/${name}`, name, name === "ui" || name === "auth" ? {} : external);
  for (const name of ["web", "mobile", "worker", "jobs"]) writePackage(`apps/${name}`, name, external);
  writePackage("tests", "tests", external);
  const auth = { exports: { "./*": "./src/*.ts" }, devDependencies: { zod: "1.0.0" } };
  write("packages/auth/package.json", manifest("@cartage/auth", auth));
  for (const name of ["zod", "drizzle-orm", "maplibre-gl", "postgres"]) {
    write(`node_modules/${name}/package.json`, manifest(name, { main: "index.js" }));
    write(`node_modules/${name}/index.js`, "");
  }
  write("node_modules/next/package.json", manifest("next", {}));
  write("node_modules/next/link.js", "");
  write("packages/ui/src/tokens.ts", "export const tokens = {};");
  write("packages/db/src/client.ts", "export const connect = 0;");
  write("packages/domain/src/rules.ts", "export const rules = 0;");
  write("packages/domain/src/fleet/rules.ts", "export const fleetRules = 0;");
  for (const [file, statement] of ALLOWED) write(file, statement);
});

afterAll(() => rmSync(fixture, { recursive: true, force: true }));

test("what the table allows passes", () => {
  expect(cruise()).toEqual([]);
});

test("every rule is an error, and has an import here that breaks it", () => {
  expect(rules.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(VIOLATIONS).sort());
  expect(rules.forbidden.filter((rule) => rule.severity !== "error")).toEqual([]);
});

test("each rule fires on the import that breaks it", () => {
  for (const [file, statement] of Object.values(VIOLATIONS)) write(file, statement);
  write("packages/ui/src/c.ts", 'import "./b.ts";');

  const found = cruise().map(({ rule, from }) => `${rule.name}: ${from}`);
  for (const [name, [file]] of Object.entries(VIOLATIONS)) expect(found).toContain(`${name}: ${file}`);
});

function cruise(): { rule: { name: string }; from: string }[] {
  const command = join(root, "node_modules", ".bin", "depcruise");
  const folders = ["apps", "packages", "tests"];
  const output = execFileSync(command, [...folders, "--config", config, "--output-type", "json"], {
    cwd: fixture,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return JSON.parse(output).summary.violations;
}

function writePackage(folder: string, name: string, dependencies: Record<string, string>) {
  write(`${folder}/package.json`, manifest(`@cartage/${name}`, { exports: { "./*": "./src/*.ts" }, dependencies }));
  write(`${folder}/src/leaf.ts`, "export const leaf = () => 0;");
  mkdirSync(join(fixture, "node_modules", "@cartage"), { recursive: true });
  symlinkSync(join(fixture, folder), join(fixture, "node_modules", "@cartage", name));
}

function manifest(name: string, rest: object) {
  return JSON.stringify({ name, version: "1.0.0", type: "module", ...rest });
}

function write(file: string, content: string) {
  mkdirSync(join(fixture, dirname(file)), { recursive: true });
  writeFileSync(join(fixture, file), content);
}
