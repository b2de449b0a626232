import type { Actor } from "@cartage/domain/actor";
import { type RequestMove, requestAfter, requestStates } from "@cartage/domain/requests/states";
import type { Factory } from "@cartage/testing/factory";
import { describe, expect } from "vitest";
import { sendWaiting } from "../accounts/mails.ts";
import { test } from "../api/api-test.ts";
import { onBehalfOf } from "../platform/on-behalf-of.ts";

const question = { kind: "question" as const, subject: "May I see the fuel?", body: "Every evening,\nplease." };
const movedOn = { cause: { code: "asking.moved_on" } };
const missing = { cause: { code: "not_found" } };

/** An organisation with an administrator and a viewer who asks. */
async function people(make: Factory, as: Members) {
  const organisation = await make.organisation();
  return {
    organisation,
    administrator: await as.organisationAdministrator(organisation),
    viewer: await as.viewer(organisation),
  };
}

type Members = Record<"organisationAdministrator" | "viewer", (organisation: { id: string }) => Promise<Actor>>;

describe("a request", () => {
  test("is asked by any member, answered by an administrator, and closed by its asker", async ({ make, as, api }) => {
    const { administrator, viewer } = await people(make, as);
    const [asker, answering] = [api(viewer).requests, api(administrator).requests];
    const { requestId } = await asker.ask(question);
    expect((await answering.list({})).items).toMatchObject([
      { id: requestId, kind: "question", state: "open", comments: 1, asker: { id: viewer.id } },
    ]);
    await answering.write({ requestId, body: "You may, from tomorrow on." });
    expect(await asker.get({ requestId })).toMatchObject({
      state: "answered",
      isOwn: true,
      comments: [
        { side: "asker", body: question.body, isOnBehalf: false },
        { side: "organisation", body: "You may, from tomorrow on." },
      ],
    });
    await asker.close({ requestId });
    expect(await answering.get({ requestId })).toMatchObject({ state: "closed", isOwn: false });
    await expect(answering.write({ requestId, body: "Too late" })).rejects.toMatchObject(movedOn);
    await expect(asker.close({ requestId })).rejects.toMatchObject(movedOn);
    await asker.write({ requestId, body: "It does not work yet." });
    expect(await asker.get({ requestId })).toMatchObject({ state: "open" });
  });

  test("of each role is heard, and seen by nobody but its asker and the administrators", async ({ make, as, api }) => {
    const { organisation, administrator, viewer } = await people(make, as);
    const elsewhere = await people(make, as);
    const members = [viewer, await as.dispatcher(organisation), await as.hubWorker(organisation)];
    members.push(await as.driver(organisation));
    for (const member of members) await api(member).requests.ask(question);
    expect((await api(administrator).requests.list({})).items).toHaveLength(members.length);
    expect((await api(administrator).requests.list({ mine: true })).items).toEqual([]);
    const { items } = await api(viewer).requests.list({});
    expect(items.map(({ asker }) => asker.id)).toEqual([viewer.id]);
    const requestId = items[0]?.id ?? "";
    const [, dispatcher] = members;
    for (const other of [dispatcher, elsewhere.viewer, elsewhere.administrator]) {
      const { requests } = api(other ?? null);
      await expect(requests.get({ requestId })).rejects.toMatchObject(missing);
      await expect(requests.write({ requestId, body: "x" })).rejects.toMatchObject(missing);
      await expect(requests.close({ requestId })).rejects.toMatchObject(missing);
    }
    await expect(api(viewer).requests.passOn({ requestId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(api(elsewhere.administrator).requests.passOn({ requestId })).rejects.toMatchObject(missing);
  });

  test("is passed on to the platform, answered there, and handed back", async ({ make, as, api }) => {
    const { organisation, administrator, viewer } = await people(make, as);
    const { requestId } = await api(viewer).requests.ask(question);
    for (const actor of [await as.platformAdministrator(), await as.maintainer()]) {
      const { passedOn } = api(actor).requests;
      await expect(passedOn.get({ requestId })).rejects.toMatchObject(missing);
      await expect(passedOn.answer({ requestId, body: "x" })).rejects.toMatchObject(missing);
      await api(administrator).requests.passOn({ requestId, body: "This is yours." });
      await expect(api(administrator).requests.passOn({ requestId })).rejects.toMatchObject(movedOn);

      const listed = await passedOn.list({ search: organisation.name, state: "passed_on" });
      expect(listed.items).toMatchObject([{ id: requestId, organisation: { id: organisation.id } }]);
      await passedOn.answer({ requestId, body: "We look into it." });
      await api(viewer).requests.write({ requestId, body: "Thank you." });
      await api(administrator).requests.write({ requestId, body: "From here too." });
      const { state, comments } = await api(viewer).requests.get({ requestId });
      expect(state).toBe("passed_on");
      // people of the platform are not known to an organisation by their names
      expect(comments.filter(({ side }) => side === "platform").map(({ author }) => author)).toContain(null);

      await passedOn.handBack({ requestId, body: "Please decide this yourselves." });
      expect(await api(administrator).requests.get({ requestId })).toMatchObject({ state: "open" });
      await expect(passedOn.handBack({ requestId, body: "x" })).rejects.toMatchObject(missing);
    }
  });

  test("that was closed while the platform had it stays in sight there, and comes back to the organisation", async ({
    make,
    as,
    api,
  }) => {
    const { administrator, viewer } = await people(make, as);
    const { passedOn } = api(await as.maintainer()).requests;
    const { requestId } = await api(viewer).requests.ask(question);
    await api(administrator).requests.passOn({ requestId });
    await api(viewer).requests.close({ requestId });
    expect(await passedOn.get({ requestId })).toMatchObject({ state: "closed" });
    await expect(passedOn.answer({ requestId, body: "x" })).rejects.toMatchObject(movedOn);
    await api(viewer).requests.write({ requestId, body: "Still there." });
    await expect(passedOn.get({ requestId })).rejects.toMatchObject(missing);
  });

  test("tells administrators by mail that it came and came back, and its asker that it was answered", async ({
    make,
    as,
    api,
    platform,
    people: services,
    owner,
  }) => {
    const { organisation, administrator, viewer } = await people(make, as);
    await sendWaiting(platform, services);
    const emailOf = async ({ id }: Actor) =>
      (await owner.sql<{ email: string }[]>`select email from users where id = ${id}`)[0]?.email;
    const told = async () =>
      (await sendWaiting(platform, services)).map(({ recipient, content }) => [recipient, content.kind, content.path]);
    const [admin, asker] = [await emailOf(administrator), await emailOf(viewer)];

    const { requestId } = await api(viewer).requests.ask(question);
    const path = `/requests/${requestId}`;
    expect(await told()).toEqual([[admin, "request_asked", path]]);
    await api(administrator).requests.write({ requestId, body: "a" });
    expect(await told()).toEqual([[asker, "request_answered", path]]);
    await api(viewer).requests.write({ requestId, body: "b" });
    await api(administrator).requests.passOn({ requestId });
    expect(await told()).toEqual([]);
    const { passedOn } = api(await as.maintainer()).requests;
    await passedOn.answer({ requestId, body: "c" });
    expect(await told()).toEqual([[asker, "request_answered", path]]);
    await passedOn.handBack({ requestId, body: "d" });
    expect(await told()).toEqual([[admin, "request_handed_back", path]]);

    for (let count = 0; count < 25; count += 1) await as.organisationAdministrator(organisation);
    await api(viewer).requests.ask(question);
    expect(await told()).toHaveLength(20);
  });

  test("written on somebody's behalf names both, in the thread and in the audit trail", async ({
    make,
    as,
    api,
    app,
    clock,
  }) => {
    const { administrator, viewer } = await people(make, as);
    const admin = await as.platformAdministrator();
    const acting = await onBehalfOf({ app, clock }, { admin, member: viewer });
    const { requestId } = await api(acting).requests.ask(question);
    const { comments } = await api(administrator).requests.get({ requestId });
    expect(comments).toMatchObject([{ side: "asker", isOnBehalf: true }]);
    const { items } = await api(administrator).platform.audit.list({ subjectId: requestId });
    expect(items).toMatchObject([
      {
        type: "request.asked",
        subject: { name: question.subject },
        actor: { id: viewer.id },
        behind: { id: admin.id },
      },
    ]);
  });

  test("is found by its words, its state and who asked, page by page in the order of what happened last", async ({
    make,
    as,
    api,
    clock,
  }) => {
    const { administrator, viewer } = await people(make, as);
    const { requests } = api(administrator);
    const ids: string[] = [];
    for (const subject of ["Fuel", "Seats", "Fuel again"]) {
      ids.push((await api(viewer).requests.ask({ ...question, subject })).requestId);
      clock.forward(1_000);
    }
    await requests.write({ requestId: ids[0] ?? "", body: "Done" });
    const idsOf = async (input: Parameters<typeof requests.list>[0]) =>
      (await requests.list(input)).items.map(({ id }) => ids.indexOf(id));
    expect(await idsOf({})).toEqual([0, 2, 1]);
    expect(await idsOf({ sort: "askedAt", direction: "asc" })).toEqual([0, 1, 2]);
    expect(await idsOf({ search: "fuel" })).toEqual([0, 2]);
    expect(await idsOf({ state: "answered" })).toEqual([0]);
    const first = await requests.list({ limit: 2 });
    expect(await idsOf({ limit: 2, cursor: first.nextCursor })).toEqual([1]);
  });

  test("is asked once however often it arrives, and not more than thirty times an hour", async ({
    make,
    as,
    api,
    clock,
  }) => {
    const { viewer } = await people(make, as);
    const again = api(viewer, { idempotencyKey: "k" }).requests;
    expect(await again.ask(question)).toEqual(await again.ask(question));
    const { requests } = api(viewer);
    const asked = await Promise.allSettled(Array.from({ length: 40 }, () => requests.ask(question)));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(29);
    await expect(requests.ask(question)).rejects.toMatchObject({ cause: { code: "asking.too_many" } });
    clock.forward(3_600_000);
    await requests.ask(question);
  });

  test("with nothing but spaces, or with control characters, is refused by its field", async ({ make, as, api }) => {
    const { viewer } = await people(make, as);
    for (const wrong of [{ body: " \n " }, { subject: "a\nb" }, { body: "a\u0000b" }])
      await expect(api(viewer).requests.ask({ ...question, ...wrong })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

const moves: RequestMove[] = [
  "written_by_asker",
  "written_by_organisation",
  "written_by_platform",
  "pass_on",
  "hand_back",
  "close",
];

test("Postgres lets a request go where the rule says, and nowhere else", async ({ make, owner, as }) => {
  const { organisation, viewer } = await people(make, as);
  const { sql } = owner;
  for (const from of requestStates)
    for (const to of requestStates.filter((state) => state !== from)) {
      const id = crypto.randomUUID();
      const times = (state: string) => ({
        passedOnAt: state === "passed_on" ? "2026-01-01" : null,
        closedAt: state === "closed" ? "2026-01-01" : null,
      });
      await sql`
        insert into requests (id, organisation_id, asked_by, kind, subject, state, asked_at, changed_at, passed_on_at, closed_at)
        values (${id}, ${organisation.id}, ${viewer.id}, 'wish', 's', ${from}, now(), now(), ${times(from).passedOnAt}, ${times(from).closedAt})`;
      const isLet = await sql`
        update requests set state = ${to}, passed_on_at = ${times(to).passedOnAt}, closed_at = ${times(to).closedAt} where id = ${id}`.then(
        () => true,
        (error: { constraint_name?: string }) => {
          expect(error.constraint_name).toBe("requests_state_follows");
          return false;
        },
      );
      expect(isLet, `${from} to ${to}`).toBe(moves.some((move) => requestAfter(from, move) === to));
    }
});
