import { createProcessContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import { newId } from "@cartage/db/id";
import { processActor } from "@cartage/domain/actor";
import { expect } from "vitest";
import { test } from "./api-test.ts";

test("a process registers, beats and leaves; a maintainer sees it while it runs", async ({
  as,
  api,
  services,
  ingest,
  clock,
}) => {
  const instanceId = newId();
  const worker = createCaller(
    createProcessContext({ ...services, database: ingest, people: null }, processActor(instanceId)),
  );
  const maintainer = api(await as.maintainer());
  const instance = { instanceId, kind: "worker", version: "0.1.0", host: "machine", pid: 42 } as const;

  await worker.platform.instances.register(instance);
  await worker.platform.instances.register(instance);
  await worker.platform.instances.heartbeat({ instanceId, health: { postgres: { status: "ok", latencyMs: 1 } } });
  expect(await maintainer.platform.instances.list()).toMatchObject([
    { id: instanceId, kind: "worker", pid: 42, isSilent: false, health: { postgres: { status: "ok" } } },
  ]);

  clock.forward(31_000);
  expect(await maintainer.platform.instances.list()).toMatchObject([{ id: instanceId, isSilent: true }]);

  await worker.platform.instances.leave({ instanceId });
  await worker.platform.instances.leave({ instanceId });
  expect(await maintainer.platform.instances.list()).toEqual([]);
  await expect(worker.platform.instances.heartbeat({ instanceId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("members see no instances", async ({ make, as, api }) => {
  const administrator = api(await as.organisationAdministrator(await make.organisation()));
  await expect(administrator.platform.instances.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
});
