import { filters, parseTopic } from "@cartage/telemetry/topics";
import { findServer } from "@cartage/testing/server-binary";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import { startWorker } from "@cartage/testing/start-worker";
import { until } from "@cartage/testing/until";
import { connectAsync } from "mqtt";
import { describe, expect, onTestFinished } from "vitest";
import { test } from "../api/api-test.ts";
import { brokers, connectDevice, startSystem } from "./instruction-system.ts";

describe.each(brokers)("at %s", (_name, start) => {
  test("what is asked of a device that is away reaches it once when it connects, and is asked until it answers", async ({
    urls,
    ingest,
    owner,
    make,
    as,
    api,
  }) => {
    const { broker } = await startSystem(start, { ingest, urls });
    const organisation = await make.organisation();
    const device = await make.device({ organisationId: organisation.id });
    const { instructions } = api(await as.dispatcher(organisation)).fleet;
    const list = async () => (await instructions.list({ deviceId: device.id })).items;
    const isAllAcknowledged = async () => (await list()).every(({ state }) => state === "acknowledged");
    const { instructionId } = await instructions.send({ deviceId: device.id, kind: "interval", body: { movingS: 30 } });
    expect(await list()).toMatchObject([{ id: instructionId, state: "queued", attempts: 0, outcome: null }]);

    const network = { goes: false };
    const { asked, sender } = connectDevice(broker.deviceUrl, device, () => {
      // before the answer leaves
      if (network.goes) sender.setReachable(false);
    });
    await until(isAllAcknowledged, { withinMs: 20_000 });
    expect(asked).toMatchObject([{ id: instructionId, kind: "interval", body: { movingS: 30 } }]);
    const [answered] = await list();
    expect(answered).toMatchObject({ outcome: "done", receivedAt: expect.any(Number) });
    // one that is slow to answer is asked again, and does it once
    expect(answered?.attempts).toBeGreaterThanOrEqual(1);

    network.goes = true;
    await instructions.send({ deviceId: device.id, kind: "position", body: {} });
    await until(() => asked.length === 2, { withinMs: 20_000 });
    network.goes = false;
    sender.setReachable(true);
    await until(isAllAcknowledged, { withinMs: 20_000 });
    expect(asked.map(({ kind }) => kind)).toEqual(["interval", "position"]);
    const [row] =
      await owner.sql`select attempts from instructions where device_id = ${device.id} and kind = 'position'`;
    expect(row?.attempts).toBeGreaterThanOrEqual(2);
  });
});

test.runIf(findServer("mosquitto"))(
  "two workers send each attempt once between them, and one that is killed leaves nothing unsent",
  { timeout: 90_000 },
  async ({ urls, make, as, api, owner }) => {
    const broker = await startMosquitto();
    onTestFinished(() => broker.stop());
    const options = { databaseUrl: urls.ingest, mqttUrl: broker.url };
    const [killed, other] = await Promise.all([startWorker(options), startWorker(options)]);
    onTestFinished(async () => void (await other.stop()));
    await Promise.all([killed.ready(), other.ready()]);
    const organisation = await make.organisation();
    const devices = await Promise.all([1, 2, 3, 4].map(() => make.device({ organisationId: organisation.id })));
    const { instructions } = api(await as.dispatcher(organisation)).fleet;

    const sent = new Map<string, number>();
    const witness = await connectAsync(broker.url);
    onTestFinished(() => witness.endAsync());
    witness.on("message", (topic, payload) => {
      if (parseTopic(topic)?.kind !== "instructions") return;
      const { id } = JSON.parse(payload.toString());
      sent.set(id, (sent.get(id) ?? 0) + 1);
    });
    await witness.subscribeAsync(filters.status.replace("status", "instructions"), { qos: 1 });
    const asks = devices.flatMap((device) =>
      Array.from({ length: 10 }, () => instructions.send({ deviceId: device.id, kind: "position", body: {} })),
    );
    await Promise.all(asks);
    const connected = devices.map((device) => connectDevice(broker.url, device));
    await until(() => sent.size >= 5, { withinMs: 30_000, everyMs: 5 });
    await killed.kill();

    await until(
      async () => {
        const [row] = await owner.sql`
          select count(*)::integer as count from instructions where state = 'acknowledged' and device_id = any(${devices.map(({ id }) => id)})`;
        return row?.count === asks.length;
      },
      { withinMs: 60_000, everyMs: 100 },
    );
    expect(connected.map(({ asked }) => asked.length)).toEqual([10, 10, 10, 10]);
    const rows = await owner.sql<{ id: string; attempts: number }[]>`
      select id, attempts from instructions where device_id = any(${devices.map(({ id }) => id)})`;
    for (const { id, attempts } of rows) expect(sent.get(id) ?? 0).toBeLessThanOrEqual(attempts);
  },
);
