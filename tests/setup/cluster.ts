import { keepPrograms } from "@cartage/testing/program-file";
import { startTestCluster } from "@cartage/testing/test-cluster";
import type { TestProject } from "vitest/node";

/** One Postgres and one migrated template for the whole run; each test file clones it. */
export default async function setup(project: TestProject) {
  const endPrograms = await keepPrograms();
  const cluster = await startTestCluster();
  project.provide("cartageCluster", { superuserUrl: cluster.superuserUrl, template: cluster.template });
  return async () => {
    await cluster.stop();
    await endPrograms();
  };
}
