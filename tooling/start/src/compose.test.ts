import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mostImportBytes } from "@cartage/domain/tracking/import-rules";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./root.ts";

type Condition = "service_healthy" | "service_completed_successfully";
type Service = {
  image: string;
  build?: { target: string; dockerfile: string };
  user?: string;
  restart: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: Condition }>;
  healthcheck?: { test: string[] };
  deploy: { resources: { limits: { cpus: string; memory: string } } };
};

const text = readFileSync(join(root, "docker-compose.yml"), "utf8");
const { services }: { services: Record<string, Service> } = parse(text, { merge: true });
const dockerfile = readFileSync(join(root, "ops", "docker", "Dockerfile"), "utf8");
const all = Object.entries(services);

test("two web instances, two workers and one jobs run behind a load balancer on real services", () => {
  expect(Object.keys(services).sort()).toEqual([
    ...["jobs", "mosquitto", "postgres", "provision", "provision-broker", "proxy", "redis", "redis-rest"],
    ...["web-1", "web-2", "worker-1", "worker-2"],
  ]);
});

test.each(all)("%s has limits, and tells when it is ready or runs once", (_, service) => {
  expect(service.deploy.resources.limits).toMatchObject({ cpus: expect.any(String), memory: expect.any(String) });
  const runsOnce = service.restart === "no";
  expect(service.healthcheck === undefined).toBe(runsOnce);
});

test.each(all)("%s waits for what others can tell", (_, { depends_on = {} }) => {
  for (const [name, { condition }] of Object.entries(depends_on)) {
    const runsOnce = services[name]?.restart === "no";
    expect([name, condition]).toEqual([name, runsOnce ? "service_completed_successfully" : "service_healthy"]);
  }
});

test("our images are stages of the Dockerfile that end as a user without rights", () => {
  const built = all.flatMap(([, { build }]) => (build ? [build.target] : []));
  expect(new Set(built)).toEqual(new Set(["web", "worker", "jobs", "provision"]));
  for (const target of new Set(built)) {
    const stage = dockerfile.split(/^FROM /m).find((part) => part.startsWith(`runtime AS ${target}\n`));
    expect(stage, target).toMatch(/^USER node$/m);
  }
});

test("no image is taken without its version", () => {
  const foreign = all.filter(([, { build }]) => build === undefined).map(([, { image }]) => image);
  for (const image of foreign) expect(image).toMatch(/:\d/);
});

test("every variable is described in .env.example, and every secret is made by secrets.sh", () => {
  const described = readFileSync(join(root, ".env.example"), "utf8");
  const ours = all.filter(([, { build }]) => build !== undefined && build.target !== "provision");
  // next-auth's own name for PUBLIC_URL
  const names = ours
    .flatMap(([, { environment = {} }]) => Object.keys(environment))
    .filter((n) => n !== "NEXTAUTH_URL");
  for (const name of new Set(names)) expect(described).toMatch(new RegExp(`^${name}=$`, "m"));

  const script = readFileSync(join(root, "ops", "docker", "secrets.sh"), "utf8");
  const demanded = [...text.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name ?? "");
  expect(demanded.length).toBeGreaterThan(5);
  for (const name of new Set(demanded)) expect(script).toContain(name);
});

/** Of a demonstration, of a build, of a machine with several addresses; a container writes no anchors but to its log. */
const notInContainers = [
  "CARTAGE_DEMO",
  "CARTAGE_DEMO_FILE",
  "CARTAGE_VERSION",
  "CARTAGE_HOST",
  "CARTAGE_AUDIT_ANCHORS",
];

test.each([
  ["web", ["web-1", "web-2"], ["apps/web/src/env.ts"]],
  ["worker", ["worker-1", "worker-2"], ["apps/worker/src/env.ts", "packages/observability/src/process-variables.ts"]],
  ["jobs", ["jobs"], ["apps/jobs/src/env.ts", "packages/observability/src/process-variables.ts"]],
])("%s is given every variable that it reads", (_, names, files) => {
  const read = files.flatMap((file) => [
    ...readFileSync(join(root, file), "utf8").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm),
  ]);
  expect(read.length).toBeGreaterThan(5);
  const wanted = read.flatMap(([, name = ""]) => (notInContainers.includes(name) ? [] : name));
  for (const name of names) {
    const given = Object.keys(services[name]?.environment ?? {});
    expect(
      wanted.filter((variable) => !given.includes(variable)),
      name,
    ).toEqual([]);
  }
});

test("over TLS nothing but TLS is published, and what comes in plain text is sent on", () => {
  const tls: { services: Record<string, { ports: string[]; volumes: string[] }> } = parse(
    readFileSync(join(root, "docker-compose.tls.yml"), "utf8"),
    { customTags: [{ tag: "!override", collection: "seq", resolve: (seq: unknown) => seq }] },
  );
  const { mosquitto, proxy } = tls.services;
  expect(mosquitto?.ports.map((port) => port.split(":").at(-1))).toEqual(["8883"]);
  expect(proxy?.ports.map((port) => port.split(":").at(-1))).toEqual(["8443", "8080"]);
  for (const volume of [...(mosquitto?.volumes ?? []), ...(proxy?.volumes ?? [])].filter((v) => v.startsWith("./")))
    expect(existsSync(join(root, volume.split(":")[0] ?? "")), volume).toBe(true);
  const https = readFileSync(join(root, "ops", "docker", "proxy", "listen-tls", "https.conf"), "utf8");
  expect(https).toMatch(/return 308 https:/);
  expect(https).toMatch(/ssl_protocols TLSv1\.2 TLSv1\.3;/);
});

test("the largest file that may be sent passes the load balancer", () => {
  const nginx = readFileSync(join(root, "ops", "docker", "proxy", "nginx.conf"), "utf8");
  const [, megabytes] = /client_max_body_size (\d+)m;/.exec(nginx) ?? [];
  expect(Number(megabytes) * 1024 * 1024).toBeGreaterThanOrEqual(mostImportBytes);
});

test("live streams pass the load balancer unbuffered", () => {
  const nginx = readFileSync(join(root, "ops", "docker", "proxy", "nginx.conf"), "utf8");
  expect(nginx).toMatch(/proxy_buffering off;/);
  expect(nginx.match(/server web-[12]:3000/g)).toHaveLength(2);
});
