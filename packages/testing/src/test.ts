import { connect, type Database } from "@cartage/db/client";
import { inject, test as plain } from "vitest";
import { type Actors, createActors } from "./actors.ts";
import { cloneDatabase } from "./clone-database.ts";
import { createFactory, type Factory } from "./factory.ts";
import type { RoleUrls } from "./role-urls.ts";

declare module "vitest" {
  interface ProvidedContext {
    cartageCluster: { superuserUrl: string; template: string };
  }
}

type FileFixtures = {
  /** This file's own database, as each role reaches it. */
  urls: RoleUrls;
  /**
   * Of each pool: for a transaction and what asks beside it. Each more is a process of Postgres that has to learn the schema.
   */
  connections: number;
  /** A pool as each role. */
  app: Database;
  ingest: Database;
  platform: Database;
  owner: Database;
  /** Writes the rows a test starts from. */
  make: Factory;
  /** Signs someone in and gives the actor. */
  as: Actors;
};

/** vitest's `test` with a database per file; only what a test names is started. */
export const test = plain.extend<{ $file: FileFixtures }>({
  urls: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
    async ({}, use) => {
      const database = await cloneDatabase(inject("cartageCluster"));
      await use(database.urls);
      await database.drop();
    },
    { scope: "file" },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  connections: [async ({}, use) => use(2), { scope: "file" }],
  app: [async ({ urls, connections }, use) => lend(urls.app, connections, use), { scope: "file" }],
  ingest: [async ({ urls, connections }, use) => lend(urls.ingest, connections, use), { scope: "file" }],
  platform: [async ({ urls, connections }, use) => lend(urls.platform, connections, use), { scope: "file" }],
  owner: [async ({ urls, connections }, use) => lend(urls.owner, connections, use), { scope: "file" }],
  make: [async ({ owner }, use) => use(createFactory(owner.sql)), { scope: "file" }],
  as: [async ({ make }, use) => use(createActors(make)), { scope: "file" }],
});

async function lend(url: string, max: number, use: (database: Database) => Promise<void>) {
  const database = connect(url, { max, name: "test" });
  await use(database);
  await database.end();
}
