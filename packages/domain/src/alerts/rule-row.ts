import { alertRules } from "@cartage/db/schema/alerts";
import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { RuleDefinition, ruleStandings } from "./inputs.ts";
import { namesIn, namesOf, type RuleNames } from "./names-in.ts";
import { definitionOf } from "./rule-versions.ts";

export type RuleStanding = (typeof ruleStandings)[number];

export interface RuleRow {
  id: string;
  name: string;
  standing: RuleStanding;
  createdAt: Date;
  /** The number of its newest version. */
  version: number;
  definition: RuleDefinition;
  /** What its groups, vehicles and geofences are called. */
  names: RuleNames;
  /** Alerts of the last 30 days that were not taken back. */
  alerts: number;
  lastAlertAt: Date | null;
}

const isCounted = sql`a.rule_id = ${alertRules.id} and a.retracted_at is null`;

export const ruleColumns = {
  id: alertRules.id,
  name: alertRules.name,
  createdAt: alertRules.createdAt,
  pausedAt: alertRules.pausedAt,
  archivedAt: alertRules.archivedAt,
  version: sql<number>`(select max(v.version)::int from alert_rule_versions v where v.rule_id = ${alertRules.id})`,
  definition: sql<unknown>`(
    select v.definition from alert_rule_versions v where v.rule_id = ${alertRules.id} order by v.version desc limit 1)`,
  alerts: sql<number>`(
    select count(*)::int from alerts a where ${isCounted} and a.opened_at > now() - interval '30 days')`,
  lastAlertMs: sql<number | null>`(
    select (extract(epoch from max(a.opened_at)) * 1000)::float8 from alerts a where ${isCounted})`,
};

interface Selected extends Omit<RuleRow, "standing" | "definition" | "names" | "lastAlertAt"> {
  pausedAt: Date | null;
  archivedAt: Date | null;
  definition: unknown;
  lastAlertMs: number | null;
}

/** Rows as they are told, with the names of what they name. */
export async function withNames<Row extends Omit<RuleRow, "names">>(ctx: Context, rows: readonly Row[]) {
  const names = await namesIn(
    ctx,
    rows.map(({ definition }) => definition),
  );
  return rows.map((row) => ({ ...row, names: namesOf(row.definition, names) }));
}

export function toRuleRow({
  id,
  name,
  createdAt,
  pausedAt,
  archivedAt,
  version,
  definition,
  alerts,
  lastAlertMs,
}: Selected): Omit<RuleRow, "names"> {
  return {
    id,
    name,
    standing: archivedAt ? "archived" : pausedAt ? "paused" : "active",
    createdAt,
    version,
    definition: definitionOf(definition),
    alerts,
    lastAlertAt: lastAlertMs === null ? null : new Date(lastAlertMs),
  };
}
