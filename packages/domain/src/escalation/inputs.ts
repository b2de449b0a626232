import { z } from "zod";
import { isTimeZone } from "../accounts/rules.ts";
import { line } from "../inputs.ts";

const id = z.uuid().lowercase();
const name = line(80).min(1);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const instant = z.int().min(0).max(8_640_000_000_000_000);
const weekS = 604_800;

const Target = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("member"), id }),
  z.object({ kind: z.literal("rota"), id }),
  z.object({ kind: z.literal("role"), id: z.enum(["organisation_administrator", "dispatcher"]) }),
]);
const Level = z.object({ afterS: z.int().min(0).max(weekS), targets: z.array(Target).min(1).max(20) });

export const PolicyId = z.object({ policyId: id });
/** What never ends calls people once a minute at most. */
const leastEndlessS = 60;

/** Without an id a new one. `repeats`: how often the levels begin again while nobody acknowledges; null is until then. */
export const SavePolicy = z
  .object({
    policyId: id.optional(),
    name,
    levels: z.array(Level).min(1).max(10),
    repeats: z.int().min(0).max(100).nullable().default(0),
    repeatAfterS: z.int().min(1).max(weekS).default(300),
  })
  .superRefine(({ repeats, repeatAfterS }, context) => {
    if (repeats !== null || repeatAfterS >= leastEndlessS) return;
    const tooSmall = { code: "too_small", origin: "number", minimum: leastEndlessS, inclusive: true } as const;
    context.addIssue({ ...tooSmall, path: ["repeatAfterS"], input: repeatAfterS });
  });
/** For a rule, for a severity, or with neither for all alerts; null takes the choice back. */
export const ChoosePolicy = z.object({
  ruleId: id.optional(),
  severity: z.enum(["info", "warning", "critical"]).optional(),
  policyId: id.nullable(),
});

export const RotaId = z.object({ rotaId: id });
export const SaveRota = z.object({
  rotaId: id.optional(),
  name,
  timeZone: z.string().max(64).refine(isTimeZone, "time_zone_unknown"),
  startsOn: z.iso.date(),
  handOverAt: timeOfDay,
  shiftDays: z.int().min(1).max(28),
  userIds: z.array(id).min(1).max(50),
});
export const OverrideRota = RotaId.extend({ userId: id, startsAt: instant, endsAt: instant }).refine(
  ({ startsAt, endsAt }) => endsAt > startsAt,
  { path: ["endsAt"], message: "to_before_from" },
);
export const OverrideId = z.object({ overrideId: id });
