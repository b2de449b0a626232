import type { Outputs } from "../../trpc/router.ts";

export type Rule = Outputs["rules"]["get"];
export type RuleNames = Rule["names"];
