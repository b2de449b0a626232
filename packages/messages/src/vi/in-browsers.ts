import type { inBrowsers as english } from "../en/in-browsers.ts";
import type { Translation } from "../translation.ts";
import { errors, fields } from "./errors.ts";
import { map } from "./map.ts";
import { proofs } from "./proofs.ts";
import { web } from "./web.ts";

export const inBrowsers = { errors, fields, map, proofs, web } satisfies Translation<typeof english>;
