import { until } from "@cartage/testing/until";
import { expect, onTestFinished } from "vitest";
import { fleet, test } from "./alerts-test.ts";

test("whoever looks at an organisation's alerts hears of a step that calls somebody else", async ({
  make,
  as,
  api,
  jobs,
  owner,
}) => {
  const { organisation, fire } = await fleet(make);
  const called = await as.dispatcher(organisation);
  const { alerts } = api(await as.organisationAdministrator(organisation));
  const levels = [{ afterS: 0, targets: [{ kind: "member" as const, id: called.id }] }];
  const { policyId } = await alerts.policies.save({ name: "Calls", levels, repeats: 0, repeatAfterS: 60 });
  await alerts.policies.choose({ severity: "critical", policyId });
  await jobs.tell("alert.opened", await fire({ severity: "critical" }));

  const heard: string[] = [];
  const { unlisten } = await owner.sql.listen("alerts_changed", (organisationId) => heard.push(organisationId));
  onTestFinished(() => unlisten());
  expect(await jobs.escalate()).toBe(1);
  await until(async () => heard.includes(organisation.id));
});

test("levels are called one after the other until somebody acknowledges, each in the history", async ({
  make,
  as,
  api,
  jobs,
  clock,
}) => {
  const { organisation, fire } = await fleet(make);
  const administrator = await as.organisationAdministrator(organisation);
  const [first, second] = [await as.dispatcher(organisation), await as.dispatcher(organisation)];
  const { alerts } = api(administrator);
  const { rotaId } = await alerts.rotas.save({
    name: "Nights",
    timeZone: "Asia/Ho_Chi_Minh",
    startsOn: "2020-01-01",
    handOverAt: "08:00",
    shiftDays: 7,
    userIds: [second.id],
  });
  const { policyId } = await alerts.policies.save({
    name: "Urgent",
    levels: [
      { afterS: 0, targets: [{ kind: "member", id: first.id }] },
      { afterS: 2, targets: [{ kind: "rota", id: rotaId }] },
    ],
    repeats: 1,
    repeatAfterS: 3,
  });
  await alerts.policies.choose({ severity: "critical", policyId });
  const [ignored, taken] = [
    await fire({ severity: "critical" }),
    await fire({ severity: "critical", beganAt: new Date(Date.now() - 10_000 - 0) }),
  ];
  await jobs.tell("alert.opened", ignored);
  await jobs.tell("alert.opened", taken);
  const called = async () =>
    (await jobs.told(organisation)).filter(({ topic, channel }) => topic === "escalated" && channel === "mail");
  // others see it in the app, and nobody has a mail before the level comes
  expect((await jobs.told(organisation)).every(({ channel }) => channel === "in_app")).toBe(true);

  expect(await jobs.escalate()).toBe(2);
  expect((await called()).map(({ userId }) => userId)).toEqual([first.id, first.id]);
  expect(await jobs.escalate()).toBe(0);
  await api(first).alerts.acknowledge({ alertIds: [taken.id] });
  clock.forward(2_100);
  await jobs.escalate();
  expect((await called()).map(({ userId }) => userId)).toEqual([first.id, first.id, second.id]);
  expect(await alerts.get({ alertId: ignored.id })).toMatchObject({ escalation: { level: 1, policy: "Urgent" } });
  clock.forward(3_100);
  await jobs.escalate();
  clock.forward(2_100);
  await jobs.escalate();
  clock.forward(3_600_000);
  await jobs.escalate();
  expect((await called()).map(({ userId }) => userId)).toEqual([first.id, first.id, second.id, first.id, second.id]);
  const { entries, escalation } = await alerts.get({ alertId: ignored.id });
  const steps = entries
    .filter(({ kind }) => kind === "escalated")
    .map(({ detail }) => `${detail.round}.${detail.level}`);
  expect(steps).toEqual(["0.1", "0.2", "1.1", "1.2"]);
  expect(escalation).toBeNull();

  await alerts.close({ alertIds: [ignored.id] });
  await alerts.reopen({ alertIds: [ignored.id] });
  await jobs.escalate();
  expect(await called()).toHaveLength(6);
});

test("a policy without an end calls until somebody acknowledges", async ({ make, as, api, jobs, clock }) => {
  const { organisation, fire } = await fleet(make);
  const { policies } = api(await as.organisationAdministrator(organisation)).alerts;
  const dispatcher = await as.dispatcher(organisation);
  const levels = [{ afterS: 0, targets: [{ kind: "member" as const, id: dispatcher.id }] }];
  const endless = { name: "Endless", levels, repeats: null };
  await expect(policies.save({ ...endless, repeatAfterS: 59 })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  const { policyId } = await policies.save({ ...endless, repeatAfterS: 60 });
  await policies.choose({ policyId });
  const alert = await fire();
  await jobs.tell("alert.opened", alert);
  for (let minute = 0; minute < 120; minute += 1) {
    await jobs.escalate();
    clock.forward(60_000);
  }
  await api(dispatcher).alerts.acknowledge({ alertIds: [alert.id] });
  await jobs.escalate();
  clock.forward(60_000);
  await jobs.escalate();
  const { entries } = await api(dispatcher).alerts.get({ alertId: alert.id });
  expect(entries.filter(({ kind }) => kind === "escalated")).toHaveLength(120);
});

test("a rule's own policy goes before its severity's, and that before the organisation's", async ({
  make,
  as,
  api,
  jobs,
  owner,
}) => {
  const { organisation, rule, fire } = await fleet(make);
  const administrator = await as.organisationAdministrator(organisation);
  const { policies } = api(administrator).alerts;
  const levels = [{ afterS: 60, targets: [{ kind: "role" as const, id: "dispatcher" as const }] }];
  const chosen = async (alert: { id: string }) => {
    await jobs.tell("alert.opened", alert);
    const [row] = await owner.sql`
      select p.name from escalations e join escalation_policies p on p.id = e.policy_id where alert_id = ${alert.id}`;
    return row?.name ?? null;
  };
  const steps = [
    { name: "All" },
    { name: "Warnings", severity: "warning" as const },
    { name: "Rule", ruleId: rule.id },
  ];
  expect(await chosen(await fire())).toBeNull();
  for (const [index, { name, ...of }] of steps.entries()) {
    const { policyId } = await policies.save({ name, levels });
    await policies.choose({ ...of, policyId });
    expect(await chosen(await fire({ beganAt: new Date(Date.now() - 1_000 * (index + 1)) }))).toBe(name);
  }
  await expect(policies.save({ name: "All", levels })).rejects.toMatchObject({
    cause: { code: "escalation.name_taken" },
  });
  await policies.choose({ ruleId: rule.id, policyId: null });
  expect(await chosen(await fire({ beganAt: new Date(Date.now() - 10_000 - 9) }))).toBe("Warnings");
  const stranger = await as.dispatcher(await make.organisation());
  const foreign = [{ afterS: 0, targets: [{ kind: "member" as const, id: stranger.id }] }];
  await expect(policies.save({ name: "Foreign", levels: foreign })).rejects.toMatchObject({
    cause: { code: "input.invalid" },
  });
});

test("whoever stands in is on call, and two cannot at once", async ({ make, as, api, clock }) => {
  const organisation = await make.organisation();
  const dispatcher = await as.dispatcher(organisation);
  const other = await as.dispatcher(organisation);
  const { rotas } = api(dispatcher).alerts;
  const { rotaId } = await rotas.save({
    name: "Days",
    timeZone: "UTC",
    startsOn: "2020-01-01",
    handOverAt: "00:00",
    shiftDays: 1,
    userIds: [dispatcher.id],
  });
  expect(await rotas.list()).toMatchObject([{ onCall: { id: dispatcher.id }, until: null }]);
  const [startsAt, endsAt] = [clock.now().getTime() - 60_000, clock.now().getTime() + 3_600_000];
  const { overrideId } = await rotas.override({ rotaId, userId: other.id, startsAt, endsAt });
  expect(await rotas.list()).toMatchObject([{ onCall: { id: other.id }, overrides: [{ id: overrideId }] }]);
  await expect(rotas.override({ rotaId, userId: dispatcher.id, startsAt, endsAt })).rejects.toMatchObject({
    cause: { code: "rota.overlaps" },
  });
  await rotas.removeOverride({ overrideId });
  expect(await rotas.list()).toMatchObject([{ onCall: { id: dispatcher.id } }]);
});
