import { listRuleVersions } from "@cartage/domain/alerts/queries/list-rule-versions";
import { openRuleStore } from "@cartage/domain/alerts/rule-store";
import { defaultLimitsMps } from "@cartage/domain/alerts/speed-limit-rules";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

const definition = {
  scope: { all: true },
  condition: { kind: "speed" as const, limit: { of: "fixed" as const, limitMps: 25 } },
  severity: "warning" as const,
  timeZone: "UTC",
};
const byType = { ...definition, condition: { kind: "speed" as const, limit: { of: "vehicle_type" as const } } };
const missing = { cause: { code: "not_found" } };

describe("a rule", () => {
  test("is added, changed, paused, resumed and archived, and each fix is judged by the version of its time", async ({
    make,
    as,
    api,
    clock,
    ingest,
  }) => {
    const organisation = await make.organisation();
    const { rules } = api(await as.dispatcher(organisation));
    const began = clock.now().getTime();
    const { ruleId } = await rules.create({ name: "Too fast", definition });
    const later = () => clock.forward(60_000);
    later();
    await rules.update({ ruleId, definition: { ...definition, holdS: 10 } });
    later();
    await rules.pause({ ruleId });
    await rules.pause({ ruleId });
    expect(await rules.get({ ruleId })).toMatchObject({ standing: "paused", definition: { holdS: 10 } });
    later();
    // a paused rule takes a change without being in force
    await rules.update({ ruleId, name: "Much too fast", definition: { ...definition, holdS: 20 } });
    later();
    await rules.resume({ ruleId });
    later();
    await rules.archive({ ruleId });
    const minutes = (time: number) => Math.round((time - began) / 60_000);
    const versions = await listRuleVersions(ingest, organisation.id);
    expect(versions.map((v) => [minutes(v.validFrom), minutes(v.validUntil), v.definition.holdS])).toEqual([
      [0, 1, 0],
      [1, 2, 10],
      [4, 5, 20],
    ]);
    expect((await rules.list({})).items).toEqual([]);
    expect((await rules.list({ standing: "archived" })).items).toMatchObject([{ id: ruleId, name: "Much too fast" }]);
    await expect(rules.update({ ruleId, name: "Again" })).rejects.toMatchObject(missing);
  });

  test("is told with its versions, the newest first, and with the names of what it names", async ({
    make,
    as,
    api,
    clock,
  }) => {
    const organisation = await make.organisation();
    const group = await make.group({ organisationId: organisation.id, name: "Long haul" });
    const { rules } = api(await as.dispatcher(organisation));
    const scope = { groupIds: [group.id] };
    const { ruleId } = await rules.create({ name: "Too fast", definition });
    clock.forward(60_000);
    await rules.update({ ruleId, definition: { ...definition, scope } });
    const names = { [group.id]: "Long haul" };
    const versions = await rules.versions({ ruleId });
    expect(versions).toMatchObject([
      { version: 2, until: null, names },
      { version: 1, until: versions[0]?.from, names: {} },
    ]);
    expect(await rules.get({ ruleId })).toMatchObject({ names });
    expect((await rules.list({})).items).toMatchObject([{ id: ruleId, names }]);
    const elsewhere = api(await as.dispatcher(await make.organisation()));
    await expect(elsewhere.rules.versions({ ruleId })).rejects.toMatchObject(missing);
  });

  test("is not changed over what somebody else has made of it meanwhile", async ({ make, as, api, clock }) => {
    const organisation = await make.organisation();
    const { rules } = api(await as.dispatcher(organisation));
    const { ruleId } = await rules.create({ name: "Too fast", definition });
    const { version: basedOn } = await rules.get({ ruleId });
    clock.forward(60_000);
    await rules.pause({ ruleId });
    await rules.resume({ ruleId });
    const theirs = { ...definition, holdS: 10 };
    await rules.update({ ruleId, definition: theirs, basedOn });
    const mine = { ruleId, definition: { ...definition, holdS: 20 } };
    const refusal = { cause: { code: "changed_meanwhile" } };
    await expect(rules.update({ ...mine, basedOn })).rejects.toMatchObject(refusal);
    await rules.update({ ruleId, name: "Much too fast", basedOn });
    const { version, ...seen } = await rules.get({ ruleId });
    expect(seen).toMatchObject({ name: "Much too fast", definition: { holdS: 10 } });
    await rules.update({ ...mine, basedOn: version });
    expect(await rules.get({ ruleId })).toMatchObject({ definition: { holdS: 20 } });
  });

  test("has a name of its own, and one that is archived gives its name back", async ({ make, as, api }) => {
    const { rules } = api(await as.dispatcher(await make.organisation()));
    const { ruleId } = await rules.create({ name: "Too fast", definition });
    await expect(rules.create({ name: "Too fast", definition })).rejects.toMatchObject({
      cause: { code: "rule.name_taken" },
    });
    await rules.archive({ ruleId });
    await rules.create({ name: "Too fast", definition });
  });

  test("that names what is not there, or what is another organisation's, is refused with the field", async ({
    make,
    as,
    api,
  }) => {
    const elsewhere = await make.organisation();
    const group = await make.group({ organisationId: elsewhere.id });
    const { rules } = api(await as.dispatcher(await make.organisation()));
    const scope = { groupIds: [group.id] };
    await expect(rules.create({ name: "A", definition: { ...definition, scope } })).rejects.toMatchObject({
      cause: { code: "rule.unknown_scope", fields: { "definition.scope.groupIds": { code: "rule.unknown_scope" } } },
    });
  });

  test("that contradicts itself is refused with the field", async ({ make, as, api }) => {
    const { rules } = api(await as.dispatcher(await make.organisation()));
    const wrong = { ...definition, condition: { kind: "idling" as const } };
    await expect(rules.create({ name: "A", definition: wrong })).rejects.toMatchObject({
      cause: { issues: [{ path: ["definition", "holdS"], message: "hold_required" }] },
    });
  });

  test("is read by viewers and changed by dispatchers", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const { ruleId } = await api(await as.dispatcher(organisation)).rules.create({ name: "A", definition });
    const viewer = api(await as.viewer(organisation)).rules;
    expect((await viewer.list({ search: "a" })).items).toMatchObject([{ id: ruleId, alerts: 0, standing: "active" }]);
    await expect(viewer.pause({ ruleId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("on the limits of vehicle types gets a new version when those change", async ({
    make,
    as,
    api,
    clock,
    ingest,
  }) => {
    const organisation = await make.organisation();
    const { rules } = api(await as.dispatcher(organisation));
    await rules.create({ name: "By type", definition: byType });
    await rules.create({ name: "Fixed", definition });
    clock.forward(1_000);
    await rules.setSpeedLimits({ limitsMps: { ...defaultLimitsMps, truck: 15 } });
    expect(await rules.speedLimits()).toEqual({ ...defaultLimitsMps, truck: 15 });
    const limits = (await listRuleVersions(ingest, organisation.id)).map((v) => v.typeLimitsMps.truck);
    expect(limits).toEqual([defaultLimitsMps.truck, 15, undefined]);
  });
});

test("workers know a rule that was changed within a second", async ({ make, as, api, ingest, services }) => {
  const organisation = await make.organisation();
  const { rules } = api(await as.dispatcher(organisation));
  const { ruleId } = await rules.create({ name: "A", definition });
  let changed = Promise.withResolvers<void>();
  const store = await openRuleStore(ingest, {
    log: services.log,
    surroundingsOf: () => ({ fence: () => undefined }),
    onChange: (organisationId) => organisationId === organisation.id && changed.resolve(),
  });
  try {
    expect(store.rulesOf(organisation.id)).toMatchObject([{ ruleId, validUntil: Number.POSITIVE_INFINITY }]);
    const from = performance.now();
    await rules.pause({ ruleId });
    await changed.promise;
    expect(performance.now() - from).toBeLessThan(1_000);
    expect(store.rulesOf(organisation.id)[0]?.validUntil).toBeLessThan(Number.POSITIVE_INFINITY);
    changed = Promise.withResolvers<void>();
    await rules.resume({ ruleId });
    await changed.promise;
    expect(store.rulesOf(organisation.id)).toHaveLength(2);
  } finally {
    await store.stop();
  }
});
