import { errors, fields } from "./errors.ts";
import { map } from "./map.ts";
import { proofs } from "./proofs.ts";
import { web } from "./web.ts";

/** What the web app's own components say, of which a browser has one language as a file that it keeps. */
export const inBrowsers = { errors, fields, map, proofs, web };
