import { join } from "node:path";
import { root } from "../root.ts";
import { runNode } from "../run-node.ts";

/** `provision`: roles, database and schema on a Postgres that is not ours, as its superuser. */
export function provision(): Promise<number> {
  return runNode(join(root, "ops", "src", "provision.ts"), []);
}
