import { wakeSuppressed } from "@cartage/domain/notifications/processes/tell-of-alert";
import { expect } from "vitest";
import { sendWaiting } from "../accounts/mails.ts";
import { fleet, test } from "./alerts-test.ts";

const everything = {
  in_app: ["info", "warning", "critical"],
  mail: ["info", "warning", "critical"],
  push: [],
  sms: [],
} satisfies object;
const preferences = {
  channels: everything as never,
  timeZone: "UTC",
  quietFrom: null,
  quietUntil: null,
  digest: "none" as const,
  digestAt: "08:00",
  phone: null,
  retractsBySms: false,
};
const by = (told: { topic: string; channel: string }[]) =>
  told.map(({ topic, channel }) => `${topic} ${channel}`).sort();

test("everybody who works on alerts is told once, in the app and by mail, however often the event comes", async ({
  make,
  as,
  api,
  jobs,
  platform,
  people,
}) => {
  const { organisation, rule, vehicle, fire } = await fleet(make);
  const dispatcher = await as.dispatcher(organisation);
  await as.viewer(organisation);
  const alert = await fire({ severity: "critical" });
  await Promise.all([1, 2, 3].map(() => jobs.tell("alert.opened", alert)));
  const told = await jobs.told(organisation);
  expect(by(told)).toEqual(["opened in_app", "opened mail"]);
  expect(told.every(({ userId }) => userId === dispatcher.id)).toBe(true);
  const { items, unread } = await api(dispatcher).notifications.list({});
  expect(items).toMatchObject([
    { topic: "opened", rule: rule.name, vehicle: vehicle.name, path: `/alerts/${alert.id}` },
  ]);
  expect(unread).toBe(1);
  await api(dispatcher).notifications.markRead({});
  expect((await api(dispatcher).notifications.list({})).unread).toBe(0);

  await jobs.handOverMails();
  const mails = (await sendWaiting(platform, people)).filter(({ content }) => content.kind === "alert_opened");
  expect(mails).toMatchObject([{ content: { rule: rule.name, vehicle: vehicle.name, severity: "critical" } }]);
  const { told: shown } = await api(dispatcher).alerts.get({ alertId: alert.id });
  expect(shown).toMatchObject([
    { channel: "in_app", state: "sent" },
    { channel: "mail", state: "sent", attempts: 1 },
  ]);
});

test("quiet hours hold what is not critical until they end, and a digest is one mail", async ({
  make,
  as,
  api,
  jobs,
  clock,
  platform,
  people,
}) => {
  const { organisation, fire } = await fleet(make);
  const dispatcher = await as.dispatcher(organisation);
  const { notifications } = api(dispatcher);
  const time = (aheadMs: number) => new Date(clock.now().getTime() + aheadMs).toISOString().slice(11, 16);
  const quiet = { quietFrom: time(-60_000), quietUntil: time(3_600_000) };
  await notifications.preferences.save({ ...preferences, ...quiet });
  await jobs.tell("alert.opened", await fire());
  await jobs.tell("alert.opened", await fire({ severity: "critical", beganAt: new Date(Date.now() - 10_000 - 1) }));
  const mails = (await jobs.told(organisation)).filter(({ channel }) => channel === "mail");
  const aheadS = mails.map(({ sendAfter }) => Math.round((sendAfter.getTime() - clock.now().getTime()) / 60_000));
  expect(aheadS[0]).toBeGreaterThanOrEqual(58);
  expect(aheadS[1]).toBeLessThanOrEqual(0);

  await notifications.preferences.save({ ...preferences, digest: "hourly" });
  for (let index = 2; index < 5; index += 1)
    await jobs.tell("alert.opened", await fire({ beganAt: new Date(Date.now() - 1_000 * (index + 1)) }));
  await jobs.handOverMails();
  await sendWaiting(platform, people);
  clock.forward(2 * 3_600_000);
  await jobs.handOverMails();
  const sent = (await sendWaiting(platform, people)).map(({ content }) => content);
  expect(sent.map(({ kind }) => kind).sort()).toEqual(["alert_digest", "alert_opened"]);
  expect(sent.find(({ kind }) => kind === "alert_digest")).toMatchObject({ count: 3 });
});

test("who was told that it was is told that it never was, by the same channels; what waits is dropped", async ({
  make,
  as,
  api,
  jobs,
}) => {
  const { organisation, fire } = await fleet(make);
  const [told, waiting] = [await as.dispatcher(organisation), await as.dispatcher(organisation)];
  await api(waiting).notifications.preferences.save({ ...preferences, digest: "daily" });
  const alert = await fire();
  await jobs.tell("alert.opened", alert);
  await jobs.handOverMails();
  await make.alertNews(alert, "retracted");
  await jobs.tell("alert.retracted", alert);
  await jobs.tell("alert.retracted", alert);
  await jobs.tell("alert.opened", alert);
  const retracted = (await jobs.told(organisation)).filter(({ topic }) => topic === "retracted");
  const of = (id: string) => by(retracted.filter(({ userId }) => userId === id));
  expect(of(told.id)).toEqual(["retracted in_app", "retracted mail"]);
  expect(of(waiting.id)).toEqual(["retracted in_app"]);
  const dropped = (await jobs.told(organisation)).filter(({ state }) => state === "dropped");
  expect(dropped).toMatchObject([{ userId: waiting.id, channel: "mail" }]);
});

test("a retraction before its alert was told of tells nobody", async ({ make, as, jobs }) => {
  const { organisation, fire } = await fleet(make);
  await as.dispatcher(organisation);
  const alert = await fire();
  await make.alertNews(alert, "retracted");
  await jobs.tell("alert.retracted", alert);
  await jobs.tell("alert.opened", alert);
  expect(await jobs.told(organisation)).toEqual([]);
});

test("a storm of one rule is one message for each person, whatever the order of handling", async ({
  make,
  as,
  jobs,
  platform,
  people,
  clock,
}) => {
  const { organisation, rule, fire } = await fleet(make);
  await as.dispatcher(organisation);
  // within one minute of the clock
  const minute = Math.floor(clock.now().getTime() / 60_000) * 60_000;
  const fired = [];
  for (let index = 0; index < 30; index += 1) {
    fired.push(await fire({ beganAt: new Date(Date.now() - 1_000 * (index + 1)), openedAt: new Date(minute + index) }));
  }
  for (const alert of fired.toReversed()) await jobs.tell("alert.opened", alert);
  const topics = (await jobs.told(organisation)).filter(({ channel }) => channel === "mail").map(({ topic }) => topic);
  expect(topics.filter((topic) => topic === "opened")).toHaveLength(5);
  expect(topics.filter((topic) => topic === "storm")).toHaveLength(1);
  clock.forward(120_000);
  await jobs.handOverMails();
  const mails = await sendWaiting(platform, people);
  expect(mails.filter(({ content }) => content.kind === "alert_storm")).toMatchObject([
    { content: { rule: rule.name, count: 30 } },
  ]);
});

test("while an alert is suppressed, others of its rule and vehicle are quiet; afterwards it is told of again", async ({
  make,
  as,
  api,
  jobs,
  clock,
}) => {
  const { organisation, fire } = await fleet(make);
  const { alerts } = api(await as.dispatcher(organisation));
  const first = await fire();
  const until = clock.now().getTime() + 3_600_000;
  await alerts.suppress({ alertIds: [first.id], until });
  await expect(alerts.suppress({ alertIds: [first.id], until: clock.now().getTime() - 1 })).rejects.toMatchObject({
    cause: { code: "input.invalid" },
  });
  const second = await fire({ beganAt: new Date(Date.now() - 10_000 - 2) });
  await jobs.tell("alert.opened", second);
  expect(await alerts.get({ alertId: second.id })).toMatchObject({ state: "suppressed", suppressedUntil: until });
  expect(await jobs.told(organisation)).toEqual([]);
  clock.forward(3_700_000);
  expect(await jobs.run((ctx) => wakeSuppressed(ctx, { limit: 10 }))).toBe(2);
  expect(await alerts.get({ alertId: second.id })).toMatchObject({ state: "open", suppressedUntil: null });
  expect(by(await jobs.told(organisation))).toContain("opened mail");
});

test("what positions of last week show wakes nobody", async ({ make, as, jobs }) => {
  const { organisation, fire } = await fleet(make);
  await as.dispatcher(organisation);
  await jobs.tell("alert.opened", await fire({ severity: "critical", beganAt: new Date(Date.now() - 7 * 86_400_000) }));
  expect(by(await jobs.told(organisation))).toEqual(["opened in_app"]);
});
