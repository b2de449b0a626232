import { expect, test } from "vitest";
import { z } from "zod";
import { newScanId } from "./new-scan-id.ts";

test("a scan's id is a UUID of its own", () => {
  const ids = Array.from({ length: 200 }, newScanId);
  for (const id of ids) expect(z.uuidv4().safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});
