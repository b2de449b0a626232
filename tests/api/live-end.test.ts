import { endSession } from "@cartage/auth/signed-in";
import { until } from "@cartage/testing/until";
import { describe, expect } from "vitest";
import { test } from "./api-test.ts";
import { watch } from "./watching.ts";

describe("the end of a live stream", () => {
  test("a session that is ended ends its streams at once", async ({ make, as, services, app }) => {
    const actor = await as.viewer(await make.organisation());
    const viewer = await watch(services, actor);
    await viewer.next();

    const next = viewer.next();
    const endedAt = performance.now();
    await Promise.all([
      expect(next).rejects.toMatchObject({ code: "UNAUTHORIZED", cause: { code: "session.ended" } }),
      endSession(app, actor.sessionId ?? ""),
    ]);
    expect(performance.now() - endedAt).toBeLessThan(2_000);
  });

  test("a person who is deactivated without notice is found out within two seconds", async ({
    make,
    as,
    services,
    owner,
  }) => {
    const actor = await as.viewer(await make.organisation());
    const viewer = await watch(services, actor);
    await viewer.next();

    const next = viewer.next();
    const endedAt = performance.now();
    await Promise.all([
      expect(next).rejects.toMatchObject({ code: "UNAUTHORIZED" }),
      owner.sql`update users set deactivated_at = now() where id = ${actor.id}`,
    ]);
    expect(performance.now() - endedAt).toBeLessThan(2_000);
  });

  test("when nobody watches any more, nothing is held", async ({ make, as, services, frames, people }) => {
    await until(() => people.live.readers === 0 && frames.subscriptions === 0);
    const organisation = await make.organisation();
    const watching = await Promise.all(
      Array.from({ length: 50 }, async () => watch(services, await as.viewer(organisation))),
    );
    await Promise.all(watching.map((viewer) => viewer.next()));
    expect([people.live.readers, frames.subscriptions]).toEqual([50, 1]);

    const ends = watching.map((viewer) => viewer.next());
    for (const viewer of watching) viewer.stop();
    expect(await Promise.all(ends)).toEqual(watching.map(() => null));
    expect([people.live.readers, frames.subscriptions]).toEqual([0, 0]);
  });

  test("a driver may not watch the fleet", async ({ make, as, services }) => {
    const viewer = await watch(services, await as.driver(await make.organisation()));
    await expect(viewer.next()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a process that stops tells its streams to come back", async ({ make, as, services, stopping }) => {
    const viewer = await watch(services, await as.viewer(await make.organisation()));
    await viewer.next();
    const next = viewer.next();
    stopping.abort();
    await expect(next).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  });
});
