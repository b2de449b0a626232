import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { dynamicSecurity } from "@cartage/auth/dynamic-security";
import { listDeviceCredentials } from "@cartage/auth/list-device-credentials";
import type { Database } from "@cartage/domain/run-as";
import { freePort } from "@cartage/local/ports";
import { topics } from "@cartage/telemetry/topics";
import { type CertificateAuthority, createCertificateAuthority } from "@cartage/testing/certificate-authority";
import { findServer, requireServer } from "@cartage/testing/server-binary";
import { findDynamicSecurity, startMosquitto } from "@cartage/testing/start-mosquitto";
import { startServer } from "@cartage/testing/start-server";
import { startWorker } from "@cartage/testing/start-worker";
import { test as base } from "@cartage/testing/test";
import { until } from "@cartage/testing/until";
import { connectAsync, type IClientOptions } from "mqtt";
import { describe, expect, onTestFinished } from "vitest";
import { startPhone } from "../mobile/phone.ts";
import { trust } from "./trust.ts";

const service = { username: "cartage", password: "service password", mayProvision: true };

/** An authority of the installation's own, and another that nobody here trusts. */
const test = base.extend<{ $file: { authority: CertificateAuthority; stranger: CertificateAuthority } }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  authority: [async ({}, use) => lend(await createCertificateAuthority(), use), { scope: "file" }],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  stranger: [async ({}, use) => lend(await createCertificateAuthority(), use), { scope: "file" }],
});

async function lend(authority: CertificateAuthority, use: (authority: CertificateAuthority) => Promise<void>) {
  await use(authority);
  await authority.remove();
}

async function startBroker(ingest: Database, tls: { certFile: string; keyFile: string }) {
  const broker = await startMosquitto({
    tls,
    listenerSettings: { use_username_as_clientid: true },
    dynamicSecurity: await dynamicSecurity(await listDeviceCredentials(ingest), [service]),
  });
  onTestFinished(() => broker.stop());
  return broker;
}

async function open(url: string, options: IClientOptions) {
  const client = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 0, connectTimeout: 5_000, ...options });
  client.on("error", () => {});
  onTestFinished(() => void client.end(true));
  return client;
}

const ofService = (url: string) =>
  url.replace("://", `://${service.username}:${encodeURIComponent(service.password)}@`);

/** The configuration of ops/docker, with paths and ports of this machine. */
async function writeOpsConfiguration(dynamicSecurityDocument: unknown, tls: { certFile: string; keyFile: string }) {
  const directory = await mkdtemp(join(tmpdir(), "cartage-ops-mosquitto-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await mkdir(join(directory, "listeners"));
  const ports = { 8883: await freePort(), 9001: await freePort(), 1884: await freePort() };
  const adapt = async (name: string) => {
    let text = await readFile(new URL(`../../ops/docker/mosquitto/${name}`, import.meta.url), "utf8");
    for (const [from, to] of Object.entries(ports)) text = text.replace(`listener ${from}`, `listener ${to} 127.0.0.1`);
    return text
      .replace("/mosquitto/config/listeners", join(directory, "listeners"))
      .replaceAll("/mosquitto/data/", `${directory}/`)
      .replace("/usr/lib/mosquitto_dynamic_security.so", await findDynamicSecurity())
      .replace("/etc/cartage/tls/tls.crt", tls.certFile)
      .replace("/etc/cartage/tls/tls.key", tls.keyFile);
  };
  const user = process.getuid?.() === 0 ? "user root\n" : "";
  await writeFile(join(directory, "mosquitto.conf"), user + (await adapt("mosquitto.conf")));
  await writeFile(join(directory, "listeners", "devices.conf"), await adapt("listeners-tls/devices.conf"));
  await writeFile(join(directory, "dynamic-security.json"), JSON.stringify(dynamicSecurityDocument), { mode: 0o600 });
  return { file: join(directory, "mosquitto.conf"), ports };
}

describe.runIf(findServer("mosquitto"))("the broker over TLS", () => {
  test("takes a device's positions, and a worker that trusts the authority stores them", async ({
    make,
    owner,
    ingest,
    urls,
    authority,
  }) => {
    const { id: organisationId } = await make.organisation();
    const device = await make.device({ organisationId });
    const { tlsUrl } = await startBroker(ingest, await authority.issue());
    const worker = await startWorker({
      databaseUrl: urls.ingest,
      mqttUrl: ofService(tlsUrl),
      env: { NODE_EXTRA_CA_CERTS: authority.caFile },
    });
    onTestFinished(async () => void (await worker.stop()));
    await worker.ready();
    const client = await open(tlsUrl, {
      username: device.id,
      password: device.secret,
      clientId: device.id,
      ca: authority.ca,
    });
    const position = JSON.stringify({ t: Date.now(), lat: 10.7769, lon: 106.7009 });
    await client.publishAsync(topics.positions(organisationId, device.id), position, { qos: 1 });
    await worker.reached(1);
    const rows = await owner.sql`select 1 from positions where device_key = ${device.key}`;
    expect(rows).toHaveLength(1);
  });

  test("is not connected to by a worker that does not know the authority", async ({
    ingest,
    urls,
    authority,
    stranger,
  }) => {
    const { tlsUrl } = await startBroker(ingest, await authority.issue());
    const worker = await startWorker({
      databaseUrl: urls.ingest,
      mqttUrl: ofService(tlsUrl),
      // told as an error, once, and tried again
      env: { NODE_EXTRA_CA_CERTS: stranger.caFile, LOG_LEVEL: "fatal" },
    });
    onTestFinished(async () => void (await worker.stop()));
    await until(async () => (await worker.readiness()).includes('"broker":{"status":"down"'));
    expect(await worker.readiness()).toContain('"status":"degraded"');
  });

  test.for([
    ["of an authority that it does not know", {}, "stranger", /signed certificate|unable to verify|local issuer/],
    ["that has expired", { isExpired: true }, "authority", /expired/],
    ["for another name", { names: ["broker.elsewhere.example"] }, "authority", /does not match/],
  ] as const)(
    "is not believed by a device with a certificate %s",
    async ([, given, trusted, message], { make, ingest, authority, stranger }) => {
      const { id: organisationId } = await make.organisation();
      const device = await make.device({ organisationId });
      const { tlsUrl } = await startBroker(ingest, await authority.issue(given));
      const as = { username: device.id, password: device.secret, clientId: device.id };
      await expect(open(tlsUrl, { ...as, ca: { authority, stranger }[trusted].ca })).rejects.toThrow(message);
    },
  );

  test("takes nothing in plain text on that port, and nothing older than TLS 1.2", async ({
    make,
    ingest,
    authority,
  }) => {
    const { id: organisationId } = await make.organisation();
    const device = await make.device({ organisationId });
    const { tlsUrl } = await startBroker(ingest, await authority.issue());
    const { port } = new URL(tlsUrl);
    const as = { username: device.id, password: device.secret, clientId: device.id };
    await expect(open(`mqtt://localhost:${port}`, as)).rejects.toThrow();
    const old = connectTls({
      port: Number(port),
      host: "localhost",
      ca: authority.ca,
      maxVersion: "TLSv1.1",
      minVersion: "TLSv1",
    });
    await expect(once(old, "secureConnect")).rejects.toThrow();
    await open(tlsUrl, { ...as, ca: authority.ca });
  });

  test("is configured so by ops/docker: devices over TLS, our own processes inside", async ({
    make,
    ingest,
    authority,
  }) => {
    const { id: organisationId } = await make.organisation();
    const device = await make.device({ organisationId });
    const document = await dynamicSecurity(await listDeviceCredentials(ingest), [service]);
    const { file, ports } = await writeOpsConfiguration(document, await authority.issue());
    const server = await startServer({
      program: requireServer("mosquitto"),
      args: ["-c", file],
      ports: Object.values(ports),
    });
    onTestFinished(() => server.stop());
    const as = { username: device.id, password: device.secret, clientId: device.id };
    const client = await open(`mqtts://localhost:${ports[8883]}`, { ...as, ca: authority.ca });
    await client.publishAsync(topics.positions(organisationId, device.id), "{}", { qos: 1 });
    await expect(open(`mqtt://localhost:${ports[8883]}`, as)).rejects.toThrow();
    await open(`mqtt://127.0.0.1:${ports[1884]}`, { ...service, clientId: "cartage-test" });
  });

  test("takes the driver app's connection over wss once the phone trusts the authority; until then it keeps everything", async ({
    make,
    owner,
    ingest,
    urls,
    authority,
  }) => {
    const { id: organisationId } = await make.organisation();
    const device = await make.device({ organisationId, kind: "phone" });
    const { tlsUrl, wssUrl } = await startBroker(ingest, await authority.issue());
    const worker = await startWorker({
      databaseUrl: urls.ingest,
      mqttUrl: ofService(tlsUrl),
      env: { NODE_EXTRA_CA_CERTS: authority.caFile },
    });
    onTestFinished(async () => void (await worker.stop()));
    await worker.ready();

    let turnedToHttps = 0;
    const wary = await startPhone({
      device,
      wsUrl: wssUrl,
      post: async () => {
        turnedToHttps++;
        return "failed";
      },
    });
    await wary.drive(5);
    await until(() => Promise.resolve(turnedToHttps > 0));
    expect(await wary.waiting()).toBe(5);
    wary.publisher.stop();

    trust(authority.ca);
    const phone = await startPhone({ device, wsUrl: wssUrl });
    await phone.drive(20);
    await until(async () => (await phone.waiting()) === 0);
    const rows = await owner.sql`select 1 from positions where device_key = ${device.key}`;
    expect(rows).toHaveLength(20);
  });
});
