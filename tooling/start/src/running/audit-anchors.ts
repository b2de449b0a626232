import { join, resolve } from "node:path";
import { root } from "../root.ts";
import type { Variables } from "./configuration.ts";

/** The file to which jobs append where the audit trail stands; a path of the variable is from the repository. */
export function auditAnchors({ CARTAGE_AUDIT_ANCHORS: given }: Variables, directory: string): string {
  return given === undefined ? join(directory, "audit-anchors.jsonl") : resolve(root, given);
}
