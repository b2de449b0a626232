import { newId } from "@cartage/db/id";
import { withOrganisation } from "@cartage/db/session";
import { apiKeyActor } from "@cartage/domain/actor";
import { acknowledgeAlerts } from "@cartage/domain/alerts/commands/acknowledge-alerts";
import { runAs } from "@cartage/domain/run-as";
import { expect } from "vitest";
import { fleet, speedInYard, test } from "./alerts-test.ts";

const movedOn = { cause: { code: "alert.moved_on" } };

test("an alert is acknowledged, commented on, resolved, closed and opened again, and its history says by whom", async ({
  make,
  as,
  api,
}) => {
  const { organisation, rule, vehicle, fire } = await fleet(make);
  const dispatcher = await as.dispatcher(organisation);
  const { alerts } = api(dispatcher);
  const { id: alertId } = await fire();
  const alertIds = [alertId];
  expect((await alerts.list({})).items).toMatchObject([
    { id: alertId, state: "open", rule: { id: rule.id, name: rule.name }, vehicle: { id: vehicle.id }, assignee: null },
  ]);
  expect(await alerts.counts({})).toMatchObject({ open: 1, acknowledged: 0 });

  await alerts.acknowledge({ alertIds });
  await expect(alerts.acknowledge({ alertIds })).rejects.toMatchObject(movedOn);
  await alerts.comment({ alertIds, body: "The driver answers." });
  await alerts.resolve({ alertIds, comment: "He slows down." });
  await alerts.close({ alertIds });
  await expect(alerts.resolve({ alertIds })).rejects.toMatchObject(movedOn);
  await alerts.reopen({ alertIds });

  const alert = await alerts.get({ alertId });
  expect(alert).toMatchObject({
    state: "open",
    acknowledgedAt: null,
    resolvedAt: null,
    assignee: { id: dispatcher.id },
  });
  const kinds = ["opened", "acknowledged", "commented", "resolved", "closed", "reopened"];
  expect(alert.entries.map(({ kind }) => kind)).toEqual(kinds);
  expect(alert.entries.map(({ author }) => author !== null)).toEqual([false, true, true, true, true, true]);
  expect(alert.entries[3]?.body).toBe("He slows down.");
});

test("of a selection, alerts that moved on are passed over, and one of another organisation makes it not found", async ({
  make,
  as,
  api,
}) => {
  const [ours, theirs] = [await fleet(make), await fleet(make)];
  const { alerts } = api(await as.dispatcher(ours.organisation));
  const [one, two] = [await ours.fire(), await ours.fire({ beganAt: new Date(0) })];
  await alerts.close({ alertIds: [one.id] });
  const answer = await alerts.acknowledge({ alertIds: [one.id, two.id] });
  expect(answer).toEqual({ alertIds: [two.id], skippedIds: [one.id] });
  const other = await theirs.fire();
  await expect(alerts.close({ alertIds: [two.id, other.id] })).rejects.toMatchObject({ cause: { code: "not_found" } });
  expect(await alerts.counts({})).toMatchObject({ acknowledged: 1, closed: 1 });
});

test("an alert tells what was measured against what, by the version that judged it, and the geofence it is about", async ({
  make,
  as,
  api,
  owner,
}) => {
  const { organisation, fire } = await fleet(make);
  const { alerts } = api(await as.viewer(organisation));
  const alert = await fire();
  const { geofenceId } = await speedInYard(owner, alert);
  const said = {
    measured: { quantity: "speed", value: 27.5, limit: 22, sign: null, key: null },
    geofence: { id: geofenceId, name: "The yard" },
  };
  expect(await alerts.get({ alertId: alert.id })).toMatchObject(said);
  expect((await alerts.list({})).items).toMatchObject([said]);
});

test("viewers look and do not touch; a key with alerts.work works", async ({ make, as, api, app, clock }) => {
  const { organisation, fire } = await fleet(make);
  const { alerts } = api(await as.viewer(organisation));
  const { id } = await fire();
  expect((await alerts.list({})).items).toHaveLength(1);
  await expect(alerts.acknowledge({ alertIds: [id] })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const scopes = ["tracking.view", "alerts.work"] as const;
  const actor = apiKeyActor({ apiKeyId: newId(), organisationId: organisation.id, scopes });
  await runAs(app, { actor, requestId: "test", now: clock.now }, (ctx) => acknowledgeAlerts(ctx, { alertIds: [id] }));
  expect(await alerts.get({ alertId: id })).toMatchObject({ state: "acknowledged", assignee: null });
});

test("recovery resolves an alert with an entry in its history, but not one that people closed", async ({
  make,
  as,
  api,
  ingest,
}) => {
  const { organisation, fire } = await fleet(make);
  const { alerts } = api(await as.dispatcher(organisation));
  const [open, closed] = [await fire(), await fire({ beganAt: new Date(0) })];
  await alerts.close({ alertIds: [closed.id] });
  // as derivation does
  await ingest.sql`
    update alerts set recovered_at = now(), recovered_settled_at = now(), state = 'resolved'
     where id in (${open.id}, ${closed.id})`;
  const recovered = await alerts.get({ alertId: open.id });
  expect(recovered).toMatchObject({ state: "resolved", resolvedAt: expect.any(Number) });
  expect(recovered.entries.map(({ kind }) => kind)).toEqual(["opened", "recovered"]);
  expect(await alerts.get({ alertId: closed.id })).toMatchObject({ state: "closed", recoveredAt: expect.any(Number) });
  await ingest.sql`update alerts set retracted_at = now(), state = 'closed' where id = ${open.id}`;
  expect((await alerts.get({ alertId: open.id })).entries.at(-1)?.kind).toBe("retracted");
  await expect(alerts.reopen({ alertIds: [open.id] })).rejects.toMatchObject(movedOn);
});

test("Postgres refuses moves that are none, and changes of a history", async ({ make, app }) => {
  const { organisation, fire } = await fleet(make);
  const { id } = await fire();
  await withOrganisation(app, organisation.id, async ({ sql }) => {
    await sql`update alerts set state = 'closed' where id = ${id}`;
    const refused = sql`update alerts set state = 'acknowledged' where id = ${id}`;
    await expect(refused).rejects.toMatchObject({ constraint_name: "alerts_state_follows" });
    await expect(sql`update alert_entries set kind = 'closed'`).rejects.toMatchObject({ code: "42501" });
    await expect(sql`delete from alert_entries`).rejects.toMatchObject({ code: "42501" });
  });
});

test("the inbox is filtered by state, severity, rule, vehicle, group, tag, person and period, and pages by key", async ({
  make,
  as,
  api,
  owner,
}) => {
  const { organisation, rule, vehicle, fire } = await fleet(make);
  const organisationId = organisation.id;
  const group = await make.group({ organisationId });
  const grouped = await make.vehicle({ organisationId, groupId: group.id });
  await owner.sql`update vehicles set tags = '{cold,north}' where id = ${grouped.id}`;
  const dispatcher = await as.dispatcher(organisation);
  const { alerts } = api(dispatcher);
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
  const fired = [];
  for (let minute = 0; minute < 5; minute += 1) fired.push(await fire({ beganAt: at(minute), openedAt: at(minute) }));
  const critical = await fire({ vehicleId: grouped.id, severity: "critical", beganAt: at(9), openedAt: at(9) });
  const [first] = fired;
  await alerts.assign({ alertIds: [first?.id ?? ""], assigneeId: dispatcher.id });
  const ids = async (input: Parameters<typeof alerts.list>[0]) => (await alerts.list(input)).items.map(({ id }) => id);

  expect(await ids({ severities: ["critical"] })).toEqual([critical.id]);
  expect(await ids({ groupId: group.id })).toEqual([critical.id]);
  expect(await ids({ tag: "cold" })).toEqual([critical.id]);
  expect(await ids({ tag: "warm" })).toEqual([]);
  expect(await ids({ vehicleId: vehicle.id })).toHaveLength(5);
  expect(await ids({ ruleId: rule.id, states: ["open"] })).toHaveLength(6);
  expect(await ids({ mine: true })).toEqual([first?.id]);
  expect(await ids({ from: at(1).getTime(), to: at(3).getTime() })).toEqual([fired[2]?.id, fired[1]?.id]);
  await owner.sql`update alerts set retracted_at = now(), state = 'closed' where id = ${critical.id}`;
  const recent = await fire({ beganAt: at(9) });
  expect(await ids({ ruleId: rule.id, days: 30 })).toEqual([recent.id]);
  expect(await ids({ ruleId: rule.id, retracted: false })).not.toContain(critical.id);
  expect(await alerts.counts({ ruleId: rule.id, days: 30, retracted: false })).toMatchObject({ open: 1, closed: 0 });
  const page = await alerts.list({ limit: 4, to: at(10).getTime() });
  const rest = await alerts.list({ limit: 4, to: at(10).getTime(), cursor: page.nextCursor });
  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual([
    critical.id,
    ...fired.toReversed().map(({ id }) => id),
  ]);
  expect(rest.nextCursor).toBeNull();
});

test("medians of the time to acknowledge and to resolve are told by rule and period", async ({
  make,
  as,
  api,
  owner,
}) => {
  const { organisation, rule, fire } = await fleet(make);
  for (const [index, seconds] of [10, 20, 90].entries()) {
    const { id } = await fire({ beganAt: new Date(index) });
    await owner.sql`
      update alerts set acknowledged_at = opened_at + ${seconds} * interval '1 second', state = 'acknowledged' where id = ${id}`;
    await owner.sql`
      update alerts set resolved_at = opened_at + ${seconds * 10} * interval '1 second', state = 'resolved' where id = ${id}`;
  }
  const hour = 3_600_000;
  const period = { from: Date.now() - hour, to: Date.now() + hour };
  expect(await api(await as.viewer(organisation)).alerts.statistics(period)).toEqual([
    { rule: { id: rule.id, name: rule.name }, alerts: 3, retracted: 0, toAcknowledgeS: 20, toResolveS: 200 },
  ]);
});
