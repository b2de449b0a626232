import { newId } from "@cartage/db/id";
import { processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { escalateDue } from "@cartage/domain/escalation/processes/escalate-due";
import { handOverMails } from "@cartage/domain/notifications/commands/hand-over-mails";
import { type AlertNews, tellOfAlert } from "@cartage/domain/notifications/processes/tell-of-alert";
import { type Database, runAs } from "@cartage/domain/run-as";
import type { Factory } from "@cartage/testing/factory";
import { test as withApi } from "../api/api-test.ts";

interface Told {
  topic: string;
  channel: string;
  userId: string;
  state: string;
  sendAfter: Date;
}

interface Jobs {
  /** As a handler of the outbox does. */
  tell(type: AlertNews, alert: { id: string }): Promise<void>;
  escalate(): Promise<number>;
  handOverMails(): Promise<number>;
  run<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** Who was told by which channel, in order. */
  told(organisation: { id: string }): Promise<Told[]>;
}

/** The API, and what jobs do, step by step. */
export const test = withApi.extend<{ $file: { jobs: Jobs } }>({
  jobs: [
    async ({ platform, clock, people, owner }, use) => {
      const { secrets } = people;
      const run: Jobs["run"] = (work) =>
        runAs(platform, { actor: processActor("test"), requestId: "test", now: clock.now, secrets }, work);
      await use({
        run,
        tell: (type, { id }) => run((ctx) => tellOfAlert(ctx, { type, alertId: id })),
        escalate: () => run((ctx) => escalateDue(ctx, { limit: 100 })),
        handOverMails: () => run((ctx) => handOverMails(ctx, { limit: 100 })),
        async told({ id }) {
          const rows = await owner.sql<(Omit<Told, "sendAfter"> & { sendAfter: string })[]>`
            select topic, channel, coalesce(user_id, target_id) as "userId", state, send_after as "sendAfter"
              from notifications where organisation_id = ${id} order by seq`;
          return rows.map(({ sendAfter, ...row }) => ({ ...row, sendAfter: new Date(sendAfter) }));
        },
      });
    },
    { scope: "file" },
  ],
});

/** An organisation with a rule and a vehicle, and a way to have the rule fire. */
export async function fleet(make: Factory) {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const rule = await make.rule({ organisationId });
  const vehicle = await make.vehicle({ organisationId });
  const fire = (given: Partial<Parameters<Factory["alert"]>[0]> = {}) =>
    make.alert({ organisationId, ruleId: rule.id, vehicleId: vehicle.id, ...given });
  return { organisation, rule, vehicle, fire };
}

/** As derivation writes an alert of a rule on the speed limits of geofences: 27.5 m/s where 22 are let. */
export async function speedInYard({ sql }: Database, alert: Awaited<ReturnType<Factory["alert"]>>) {
  const { id, organisationId, ruleId } = alert;
  const geofenceId = newId();
  await sql`insert into geofences (id, organisation_id, name) values (${geofenceId}, ${organisationId}, 'The yard')`;
  const condition = { kind: "speed", limit: { of: "geofence", toleranceMps: 0 } };
  const later = { kind: "battery", below: 0.2 };
  for (const [version, judged, from, until] of [
    [1, condition, "1970-01-01", "2100-01-01"],
    [2, later, "2100-01-01", null],
  ] as const) {
    const definition = JSON.stringify({ condition: judged, holdS: 0 });
    await sql`
      insert into alert_rule_versions (rule_id, organisation_id, version, definition, valid_from, valid_until)
      values (${ruleId}, ${organisationId}, ${version}, ${definition}::text::jsonb, ${from}, ${until})`;
  }
  await sql`update alerts set subject = ${geofenceId}, detail = '{"limit": 22}' where id = ${id}`;
  return { geofenceId };
}
