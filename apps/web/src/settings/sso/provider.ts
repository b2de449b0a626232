import type { Outputs } from "../../trpc/router.ts";

export type Provider = Outputs["accounts"]["sso"]["list"][number];
