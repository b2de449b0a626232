import { chown, copyFile, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@cartage/db/client";
import { startPostgres } from "@cartage/local/start-postgres";
import { createCertificateAuthority } from "@cartage/testing/certificate-authority";
import { until } from "@cartage/testing/until";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { trust } from "./trust.ts";

test("Postgres is reached over TLS with sslmode=verify-full, and only under a trusted certificate", async () => {
  const directory = await mkdtemp(join(tmpdir(), "cartage-tls-postgres-"));
  const server = await startPostgres({ directory, port: 0 });
  const authority = await createCertificateAuthority();
  onTestFinished(async () => {
    await server.kill();
    await authority.remove();
    await rm(directory, { recursive: true, force: true });
  });

  // Postgres reads a key only if it is its own
  const data = join(directory, "data");
  const { uid, gid } = await stat(data);
  const { certFile, keyFile } = await authority.issue();
  for (const [from, name] of [[certFile, "server.crt"] as const, [keyFile, "server.key"] as const]) {
    await copyFile(from, join(data, name));
    await chown(join(data, name), uid, gid);
  }
  const administrator = postgres(server.superuserUrl, { max: 1 });
  await administrator`alter system set ssl = on`;
  await administrator`select pg_reload_conf()`;
  await administrator.end();
  await until(async () => {
    const fresh = postgres(server.superuserUrl, { max: 1 });
    const [row] = await fresh<{ ssl: string }[]>`show ssl`;
    await fresh.end();
    return row?.ssl === "on";
  });

  const url = new URL(server.superuserUrl);
  url.hostname = "localhost";
  url.searchParams.set("sslmode", "verify-full");
  const isEncrypted = async () => {
    const database = connect(url.toString(), { max: 1 });
    try {
      const [row] = await database.sql<{ ssl: boolean }[]>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`;
      return row?.ssl;
    } finally {
      await database.end();
    }
  };
  await expect(isEncrypted()).rejects.toThrow(/certificate/);
  trust(authority.ca);
  expect(await isEncrypted()).toBe(true);
});
