import path from "node:path";
import { keepPrograms } from "@cartage/testing/program-file";
import { startTestCluster } from "@cartage/testing/test-cluster";
import type { TestProject } from "vitest/node";

/** One Postgres and one migrated template for the whole run, which each test file clones; programs are bundled beside it. */
export default async function setup(project: TestProject) {
  const cluster = await startTestCluster();
  await keepPrograms(path.join(cluster.directory, "programs"));
  project.provide("cartageCluster", { superuserUrl: cluster.superuserUrl, template: cluster.template });
  return () => cluster.stop();
}
