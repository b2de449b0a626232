import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.ts";
import { rolesTable } from "./roles-table.ts";

test("docs/security.md shows the table of permissions as it is", () => {
  const text = readFileSync(join(root, "docs", "security.md"), "utf8");
  const shown = /<!-- roles:[^>]*-->\n([\s\S]*?)\n?<!-- \/roles -->/.exec(text)?.[1]?.trim();
  expect(shown).toBe(rolesTable());
});
