import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.ts";
import { auditAnchors } from "./audit-anchors.ts";
import { checkConfiguration } from "./configuration.ts";
import { refuseUnused } from "./database-urls.ts";

test("with embedded services alone the demonstration runs", () => {
  expect(checkConfiguration({}).isDemo).toBe(true);
  expect(checkConfiguration({ CARTAGE_DEMO: "0" }).isDemo).toBe(false);
});

test.each([
  ["DATABASE_URL", "postgres://cartage_app:secret@db:5432/cartage"],
  ["MQTT_URL", "mqtt://cartage:secret@broker:1883"],
  ["REDIS_URL", "redis://redis:6379"],
  ["SMTP_URL", "smtp://mail:25"],
])("with a real service (%s) nothing is seeded or simulated unless it is asked for", (name, value) => {
  expect(checkConfiguration({ [name]: value }).isDemo).toBe(false);
  expect(checkConfiguration({ [name]: value, CARTAGE_DEMO: "1" }).isDemo).toBe(true);
});

test("an empty value means that nothing was set", () => {
  expect(checkConfiguration({ DATABASE_URL: "", CARTAGE_WEB_PORT: "" })).toMatchObject({
    isDemo: true,
    variables: { CARTAGE_WEB_PORT: 3000 },
  });
});

test("a wrong configuration names every wrong variable and what was expected", () => {
  const wrong = { CARTAGE_WEB_PORT: "http", MQTT_URL: "broker:1883", NEXTAUTH_SECRET: "short" };
  expect(() => checkConfiguration(wrong)).toThrowError(
    /CARTAGE_WEB_PORT: expected a port[\s\S]*MQTT_URL: expected an mqtt[\s\S]*NEXTAUTH_SECRET: expected 32 characters/,
  );
});

test.each([{ UPSTASH_REDIS_REST_URL: "https://eu1.upstash.io" }, { UPSTASH_REDIS_REST_TOKEN: "AX8s" }])(
  "half of an Upstash configuration (%o) is refused",
  (half) => {
    expect(() => checkConfiguration(half)).toThrowError(/only one is given/);
  },
);

test("the address of one role is refused where nobody would take it, with what it is given beside", () => {
  const replica = { DATABASE_REPLICA_URL: "postgres://cartage_app:secret@replica:5432/cartage" };
  const ingest = { DATABASE_INGEST_URL: "postgres://cartage_ingest:secret@db:5432/cartage" };
  const asked = (given: Record<string, string>) => () => refuseUnused(checkConfiguration(given).variables);
  const superuser = { DATABASE_URL: "postgres://postgres:secret@db:5432/cartage" };
  expect(asked({ ...replica, ...ingest })).toThrowError(
    "DATABASE_INGEST_URL, DATABASE_REPLICA_URL: not taken with the embedded Postgres",
  );
  expect(asked({ ...superuser, ...replica })).toThrowError(/^DATABASE_REPLICA_URL: not taken with .* as postgres/);
  expect(asked({ DATABASE_URL: "postgres://cartage_app:secret@db/cartage", ...replica, ...ingest })).not.toThrow();
  for (const alone of [{}, superuser]) expect(asked(alone)).not.toThrow();
});

test("anchors of the audit trail stand where they are told to, from the repository", () => {
  const anchors = (given: Record<string, string>) => auditAnchors(checkConfiguration(given).variables, "/data");
  expect(anchors({})).toBe("/data/audit-anchors.jsonl");
  expect(anchors({ CARTAGE_AUDIT_ANCHORS: "/anchors/audit.jsonl" })).toBe("/anchors/audit.jsonl");
  expect(anchors({ CARTAGE_AUDIT_ANCHORS: "kept/audit.jsonl" })).toBe(join(root, "kept", "audit.jsonl"));
});

test.each(["short", "x".repeat(44), Buffer.alloc(31).toString("base64")])("%s is no encryption key", (text) => {
  expect(() => checkConfiguration({ ENCRYPTION_KEY: text })).toThrowError(/ENCRYPTION_KEY: expected 32 bytes/);
});

test(".env.example describes every variable that is read, and none besides", () => {
  const described = names(readFileSync(join(root, ".env.example"), "utf8"), /^([A-Z][A-Z0-9_]+)=/gm);
  const shared = join(root, "packages", "observability", "src", "process-variables.ts");
  const files = [shared, ...readdirSync(join(root, "apps")).map((app) => join(root, "apps", app, "src", "env.ts"))];
  const sources = [...files, join(import.meta.dirname, "configuration.ts")].map((file) => {
    try {
      return readFileSync(file, "utf8");
    } catch {
      // the phone's app has no environment
      return "";
    }
  });
  const read = new Set(sources.flatMap((source) => [...names(source, /^ {2}([A-Z][A-Z0-9_]+):/gm)]));
  // of provisioning, of compose, of the app's export and of tests
  const elsewhere = [
    ...names(readFileSync(join(root, "ops", "src", "provision.ts"), "utf8"), /"(CARTAGE_[A-Z_]+)"/g),
    ...["DATABASE_SUPERUSER_URL", "CARTAGE_DATABASE", "MQTT_PASSWORD", "DYNAMIC_SECURITY_FILE", "POSTGRES_PASSWORD"],
    "CARTAGE_TLS_DIRECTORY",
    ...["EXPO_PUBLIC_CARTAGE_URL", "CARTAGE_TEST_REAL_SERVERS", "CARTAGE_TEST_AWAITS", "CARTAGE_FAULTS"],
  ];
  expect([...described].sort()).toEqual([...new Set([...read, ...elsewhere])].sort());
});

function names(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ""));
}
