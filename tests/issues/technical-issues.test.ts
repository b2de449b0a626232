import type { Actor } from "@cartage/domain/actor";
import { issueStates, issueStatesAfter } from "@cartage/domain/issues/states";
import { describe, expect } from "vitest";
import { sendWaiting } from "../accounts/mails.ts";
import { test } from "../api/api-test.ts";
import { onBehalfOf } from "../platform/on-behalf-of.ts";

const report = { path: "/vehicles?q=29C-1&tab=history", version: "0.1.0", code: "unexpected" };
const newTrace = () => crypto.randomUUID().replaceAll("-", "");

describe("a technical issue", () => {
  test("is raised by anybody who is signed in, with what a maintainer needs and no secret", async ({
    make,
    as,
    api,
    owner,
  }) => {
    const organisation = await make.organisation();
    const driver = await as.driver(organisation);
    const maintainer = await as.maintainer();
    const { issues } = api(maintainer);
    const traceId = newTrace();
    const { issueId, times } = await api(driver).issues.raise({ ...report, traceId, body: "I opened the list." });
    expect(times).toBe(1);
    expect(await issues.get({ issueId })).toMatchObject({
      state: "new",
      severity: "major",
      traceId,
      path: "/vehicles?tab=history",
      code: "unexpected",
      version: "0.1.0",
      raiser: { id: driver.id },
      organisation: { id: organisation.id },
      entries: [{ kind: "raised", body: "I opened the list.", behind: null }],
    });

    const own = await issues.raise({ ...report, path: "/reset/Zm9v", code: null });
    expect(await issues.get(own)).toMatchObject({ path: "/reset/…", organisation: null, severity: "minor" });

    await owner.sql`update organisations set requires_second_factor = true where id = ${organisation.id}`;
    await api(driver).issues.raise(report);
    await expect(api(null).issues.raise(report)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("is the same one when the same person reports the same trace again, and another one for anybody else", async ({
    make,
    as,
    api,
  }) => {
    const organisation = await make.organisation();
    const [first, second] = [await as.viewer(organisation), await as.viewer(organisation)];
    const traceId = newTrace();
    const { issueId } = await api(first).issues.raise({ ...report, traceId });
    expect(await api(first).issues.raise({ ...report, traceId, body: "Again." })).toEqual({ issueId, times: 2 });
    expect((await api(second).issues.raise({ ...report, traceId })).issueId).not.toBe(issueId);
    const { entries } = await api(await as.maintainer()).issues.get({ issueId });
    expect(entries.map(({ kind, body }) => [kind, body])).toEqual([
      ["raised", null],
      ["raised", "Again."],
    ]);
    // without a trace each report is one of its own
    const [one, other] = [await api(first).issues.raise(report), await api(first).issues.raise(report)];
    expect(one.issueId).not.toBe(other.issueId);
  });

  test("counts a report once however often it arrives", async ({ make, as, api }) => {
    const viewer = await as.viewer(await make.organisation());
    const traceId = newTrace();
    const raise = () => api(viewer, { idempotencyKey: "one report" }).issues.raise({ ...report, traceId });
    const answers = await Promise.all(Array.from({ length: 5 }, raise));
    expect(new Set(answers.map(({ issueId }) => issueId)).size).toBe(1);
    expect(answers.map(({ times }) => times)).toEqual([1, 1, 1, 1, 1]);
    const { items } = await api(await as.maintainer()).issues.list({ search: traceId });
    expect(items).toMatchObject([{ times: 1 }]);
  });

  test("is refused with a sentence beyond ten an hour, even when all come at once", async ({
    make,
    as,
    api,
    clock,
  }) => {
    const viewer = await as.viewer(await make.organisation());
    const raise = () => api(viewer).issues.raise(report);
    const raised = await Promise.allSettled(Array.from({ length: 14 }, raise));
    expect(raised.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    await expect(raise()).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
      message: expect.stringContaining("You reported a lot"),
      cause: { code: "reporting.too_many" },
    });
    clock.forward(3_600_000);
    await raise();
  });

  test("goes from new to resolved and is reopened; its timeline says who did what", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const { issueId } = await api(await as.viewer(organisation)).issues.raise(report);
    const [maintainer, administrator] = [await as.maintainer(), await as.platformAdministrator()];
    const { issues } = api(maintainer);
    await issues.assign({ issueId, assigneeId: administrator.id });
    await issues.rate({ issueId, severity: "critical" });
    await issues.rate({ issueId, severity: "critical" });
    await issues.move({ issueId, state: "accepted" });
    await issues.write({ issueId, body: "Seen in the logs." });
    await api(administrator).issues.move({ issueId, state: "in_progress" });
    await api(administrator).issues.move({ issueId, state: "resolved", body: "Mended in 0.1.1." });
    await issues.move({ issueId, state: "reopened" });
    const { entries, state, severity, assigneeId } = await issues.get({ issueId });
    expect({ state, severity, assigneeId }).toEqual({
      state: "reopened",
      severity: "critical",
      assigneeId: administrator.id,
    });
    expect(entries.map(({ kind, before, after, body }) => [kind, before, after, body])).toEqual([
      ["raised", null, null, null],
      ["assignee", null, "A user", null],
      ["severity", "major", "critical", null],
      ["state", "new", "accepted", null],
      ["comment", null, null, "Seen in the logs."],
      ["state", "accepted", "in_progress", null],
      ["state", "in_progress", "resolved", "Mended in 0.1.1."],
      ["state", "resolved", "reopened", null],
    ]);
    await expect(issues.move({ issueId, state: "new" })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { code: "reporting.moved_on" },
    });
  });

  test("is assigned to people of the platform only, and taken from them again", async ({ make, as, api, owner }) => {
    const viewer = await as.viewer(await make.organisation());
    const { issueId } = await api(viewer).issues.raise(report);
    const maintainer = await as.maintainer();
    const { issues } = api(await as.platformAdministrator());
    expect((await issues.assignees()).map(({ id }) => id)).toContain(maintainer.id);
    await expect(issues.assign({ issueId, assigneeId: viewer.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await issues.assign({ issueId, assigneeId: maintainer.id });
    await issues.assign({ issueId, assigneeId: null });
    expect((await issues.get({ issueId })).assigneeId).toBeNull();
    await owner.sql`update users set deactivated_at = now() where id = ${maintainer.id}`;
    await expect(issues.assign({ issueId, assigneeId: maintainer.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await issues.assignees()).map(({ id }) => id)).not.toContain(maintainer.id);
  });

  test("tells whoever raised it by mail when it is resolved", async ({ make, as, api, platform, people, owner }) => {
    const viewer = await as.viewer(await make.organisation());
    const { issueId } = await api(viewer).issues.raise({ ...report, path: "/invite/secret" });
    const { issues } = api(await as.maintainer());
    await sendWaiting(platform, people);
    await issues.move({ issueId, state: "accepted" });
    expect(await sendWaiting(platform, people)).toEqual([]);
    await issues.move({ issueId, state: "resolved" });
    const [raiser] = await owner.sql<{ email: string }[]>`select email from users where id = ${viewer.id}`;
    expect(await sendWaiting(platform, people)).toMatchObject([
      { recipient: raiser?.email, content: { kind: "issue_resolved", page: "/invite/…", path: "/" } },
    ]);
  });

  test("raised on somebody's behalf names both", async ({ make, as, api, app, clock }) => {
    const [admin, member] = [await as.platformAdministrator(), await as.viewer(await make.organisation())];
    const acting = await onBehalfOf({ app, clock }, { admin, member });
    const { issueId } = await api(acting).issues.raise(report);
    const { raiser, entries } = await api(admin).issues.get({ issueId });
    expect([raiser.id, entries[0]?.behind]).toEqual([member.id, "A user"]);
  });

  test("is found by its trace, state, severity, organisation and who has it, page by page", async ({
    make,
    as,
    api,
    clock,
  }) => {
    const organisation = await make.organisation();
    const viewer = await as.viewer(organisation);
    const maintainer = await as.maintainer();
    const { issues } = api(maintainer);
    const traces = [newTrace(), newTrace(), newTrace()];
    const ids: string[] = [];
    for (const traceId of traces) {
      ids.push((await api(viewer).issues.raise({ ...report, traceId })).issueId);
      clock.forward(1_000);
    }
    const [first = "", second = ""] = ids;
    await issues.move({ issueId: first, state: "accepted" });
    await issues.assign({ issueId: second, assigneeId: maintainer.id });
    await issues.rate({ issueId: second, severity: "critical" });
    const found = async (input: Parameters<typeof issues.list>[0]) =>
      (await issues.list({ organisationId: organisation.id, ...input })).items.map(({ id }) => ids.indexOf(id));
    expect(await found({ sort: "raisedAt", direction: "asc" })).toEqual([0, 1, 2]);
    expect(await found({ search: traces[2] })).toEqual([2]);
    expect(await found({ state: "accepted" })).toEqual([0]);
    expect(await found({ severity: "critical" })).toEqual([1]);
    expect(await found({ assigneeId: maintainer.id })).toEqual([1]);
    expect(await found({ assigneeId: null, sort: "raisedAt" })).toEqual([2, 0]);
    const page = await issues.list({ organisationId: organisation.id, sort: "raisedAt", limit: 2 });
    expect(await found({ sort: "raisedAt", limit: 2, cursor: page.nextCursor })).toEqual([0]);
  });

  test("is the maintainers' alone: no member, not even its raiser, sees or changes it", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const administrator = await as.organisationAdministrator(organisation);
    const { issueId } = await api(administrator).issues.raise(report);
    const { issues } = api(administrator);
    for (const call of [
      () => issues.list({}),
      () => issues.get({ issueId }),
      () => issues.assignees(),
      () => issues.write({ issueId, body: "x" }),
      () => issues.move({ issueId, state: "accepted" }),
      () => issues.rate({ issueId, severity: "minor" }),
      () => issues.assign({ issueId, assigneeId: administrator.id }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("leaves who reported it in the organisation's audit trail", async ({ make, as, api }) => {
    const administrator: Actor = await as.organisationAdministrator(await make.organisation());
    const traceId = newTrace();
    const { issueId } = await api(administrator).issues.raise({ ...report, traceId });
    const { items } = await api(administrator).platform.audit.list({ subjectId: issueId });
    expect(items).toMatchObject([{ type: "technical_issue.raised", after: { traceId, times: 1 } }]);
  });
});

test("Postgres lets an issue go where the rule says, and nowhere else", async ({ make, owner }) => {
  const user = await make.user();
  const { sql } = owner;
  for (const from of issueStates)
    for (const to of issueStates.filter((state) => state !== from)) {
      const id = crypto.randomUUID();
      await sql`
        insert into technical_issues (id, raised_by, state, severity, path, version, raised_at, changed_at)
        values (${id}, ${user.id}, ${from}, 'minor', '/', '0', now(), now())`;
      const isLet = await sql`update technical_issues set state = ${to} where id = ${id}`.then(
        () => true,
        (error: { constraint_name?: string }) => {
          expect(error.constraint_name).toBe("technical_issues_state_follows");
          return false;
        },
      );
      expect(isLet, `${from} to ${to}`).toBe(issueStatesAfter(from).includes(to));
    }
});
