import { createContext } from "@cartage/api/call-context";
import { appRouter, createCaller } from "@cartage/api/root";
import type { Services } from "@cartage/api/services";
import type { Actor } from "@cartage/domain/actor";
import { expect, onTestFinished } from "vitest";
import { z } from "zod";
import { test } from "../api/api-test.ts";
import { move, type Watching, watch } from "../api/watching.ts";
import { everyStream, streamEvents } from "./matrix-sides.ts";

test("every live subscription is tried", () => {
  const procedures: [string, unknown][] = Object.entries(appRouter._def.procedures);
  const Subscription = z.object({ _def: z.object({ type: z.literal("subscription") }) });
  const isSubscription = ([, procedure]: [string, unknown]) =>
    Subscription.safeParse(withDefinition(procedure)).success;
  expect(procedures.filter(isSubscription).map(([path]) => path)).toEqual(everyStream);
});

test.for(streamEvents)(
  "a reader of tracking.live, when %s",
  async (event, { make, as, services, frames, owner, api }) => {
    const [ours, theirs] = [await make.organisation(), await make.organisation()];
    const their = await make.vehicle({ organisationId: theirs.id });
    const our = await make.vehicle({ organisationId: ours.id });
    const reader = await as.viewer(ours);
    const stream = await watch(services, reader);
    const first = await stream.next();
    expect(first?.snapshot?.map(({ id }) => id)).toEqual([our.id]);
    if (event === "another_organisation_moves") {
      frames.publish(theirs.id, [await move(owner, their, { lat: 21, lon: 105 })]);
      const ownMove = await move(owner, our, { lat: 21, lon: 105 });
      frames.publish(ours.id, [ownMove]);
      expect(await nextMoved(stream)).toEqual([ownMove]);
      return;
    }
    // it is over, or it has to be opened anew, which is then refused
    const [refusal] = await Promise.all([endOf(stream), befall(event, { reader, owner, ours })]);
    expect(["UNAUTHORIZED", "FORBIDDEN", "SERVICE_UNAVAILABLE"]).toContain(refusal);
    const again = await watch(services, reader).then((anew) => anew.next().then(() => null, codeOf), codeOf);
    expect(["UNAUTHORIZED", "FORBIDDEN"]).toContain(again);
    await expect(api(reader).tracking.snapshot({})).rejects.toThrow();
  },
);

test.for(streamEvents.filter((event) => event !== "another_organisation_moves"))(
  "a reader of notifications.live, when %s",
  async (event, { make, as, services, owner, api }) => {
    const ours = await make.organisation();
    const reader = await as.viewer(ours);
    const stream = await watchNews(services, reader);
    expect((await stream.next()).done).toBe(false);
    const refused = drained(stream);
    await befall(event, { reader, owner, ours });
    expect(["UNAUTHORIZED", "FORBIDDEN", "SERVICE_UNAVAILABLE"]).toContain(await refused);
    const again = await watchNews(services, reader).then((anew) => anew.next().then(() => null, codeOf), codeOf);
    expect(["UNAUTHORIZED", "FORBIDDEN"]).toContain(again);
    await expect(api(reader).notifications.list({})).rejects.toThrow();
  },
);

test.for(streamEvents.filter((event) => event !== "another_organisation_moves"))(
  "whoever listens to routes.days.plan, when %s",
  async (event, { make, as, services, owner }) => {
    const ours = await make.organisation();
    const reader = await as.dispatcher(ours);
    const refused = drained(await listen(services, reader));
    await befall(event, { reader, owner, ours });
    expect(["UNAUTHORIZED", "FORBIDDEN", "SERVICE_UNAVAILABLE"]).toContain(await refused);
    const again = await listen(services, reader).then((anew) => anew.next().then(() => null, codeOf), codeOf);
    expect(["UNAUTHORIZED", "FORBIDDEN"]).toContain(again);
  },
);

/** A plan that is thought about for longer than anything befalls its reader. */
async function listen(services: Services, { sessionId }: Actor): Promise<AsyncIterator<unknown>> {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const context = createContext({ services, headers: new Headers(), sessionId });
  const asked = { day: "2027-01-05", timeZone: "UTC", seconds: 60 };
  const stream = await createCaller(context, { signal: abort.signal }).routes.days.plan(asked);
  return stream[Symbol.asyncIterator]();
}

async function watchNews(services: Services, { sessionId }: Actor): Promise<AsyncIterator<unknown>> {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const context = createContext({ services, headers: new Headers(), sessionId });
  const stream = await createCaller(context, { signal: abort.signal }).notifications.live({});
  return stream[Symbol.asyncIterator]();
}

/** The code that a stream ends with; null where it ends in order. */
async function drained(stream: AsyncIterator<unknown>) {
  try {
    while (!(await stream.next()).done);
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

/** The vehicles that move next; that one was added may be told before. */
async function nextMoved(stream: Watching) {
  for (;;) {
    const event = await stream.next();
    if (event === null || event.changed === undefined) return event?.moved;
  }
}

/** The code that a stream ends with; null where it ends in order. */
async function endOf(stream: Watching) {
  try {
    while ((await stream.next()) !== null);
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

/** A procedure is a function, which zod takes for no object. */
const withDefinition = (procedure: unknown) => ({ _def: Reflect.get(Object(procedure), "_def") });

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : error);

async function befall(
  event: Exclude<(typeof streamEvents)[number], "another_organisation_moves">,
  { reader, owner: { sql }, ours }: { reader: Actor; owner: { sql: import("postgres").Sql }; ours: { id: string } },
) {
  switch (event) {
    case "its_session_is_revoked":
      return sql`update sessions set revoked_at = now() where id = ${reader.sessionId}`;
    case "it_is_deactivated":
      return sql`update members set deactivated_at = now() where user_id = ${reader.id}`;
    case "its_role_no_longer_may":
      return sql`update members set role = 'driver' where user_id = ${reader.id}`;
    case "its_organisation_is_suspended":
      return sql`update organisations set suspended_at = now() where id = ${ours.id}`;
  }
}
