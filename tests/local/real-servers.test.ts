import { chromiumPath } from "@cartage/testing/chromium-path";
import { findServer, isExecutable } from "@cartage/testing/server-binary";
import { startAnyBroker } from "@cartage/testing/start-any-broker";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import { connect, connectAsync } from "mqtt";
import { expect, onTestFinished, test } from "vitest";

const hasMosquitto = findServer("mosquitto") !== null;

test.runIf(hasMosquitto)("Mosquitto keeps a session's messages over a restart", async () => {
  const mosquitto = await startMosquitto();
  onTestFinished(() => mosquitto.stop());
  const session = {
    clientId: "reader",
    clean: false,
    protocolVersion: 5,
    reconnectPeriod: 0,
    properties: { sessionExpiryInterval: 3_600 },
  } as const;
  const reader = await connectAsync(mosquitto.url, session);
  await reader.subscribeAsync("$share/workers/devices/+", { qos: 1 });
  await reader.endAsync();
  const sender = await connectAsync(mosquitto.wsUrl, { reconnectPeriod: 0 });
  await sender.publishAsync("devices/1", "kept", { qos: 1 });
  await sender.endAsync();

  await mosquitto.restart();

  const again = connect(mosquitto.url, session);
  onTestFinished(() => void again.end(true));
  const payload = await new Promise((resolve) => again.once("message", (_topic, received) => resolve(received)));
  expect(String(payload)).toBe("kept");
});

test.runIf(hasMosquitto)("Mosquitto with dynamic security lets in whom its document names", async () => {
  const mosquitto = await startMosquitto({
    dynamicSecurity: { clients: [], roles: [], groups: [], defaultACLAccess: {} },
  });
  onTestFinished(() => mosquitto.stop());
  await expect(connectAsync(mosquitto.url, { reconnectPeriod: 0 }, false)).rejects.toThrow("Not authorized");
});

test("some broker carries a message", async () => {
  const broker = await startAnyBroker();
  onTestFinished(() => broker.stop());
  const client = await connectAsync(broker.wsUrl, { protocolVersion: 4, reconnectPeriod: 0 });
  onTestFinished(() => void client.end(true));
  await client.subscribeAsync("here", { qos: 1 });
  const payload = new Promise((resolve) => client.once("message", (_topic, received) => resolve(received)));
  await client.publishAsync("here", "hello", { qos: 1 });
  expect(String(await payload)).toBe("hello");
});

test("there is a Chromium to drive", async () => {
  expect(isExecutable(await chromiumPath())).toBe(true);
});
