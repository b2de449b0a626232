import { createFrameSource } from "@cartage/api/live/frame-source";
import { startAnyBroker } from "@cartage/testing/start-any-broker";
import { until } from "@cartage/testing/until";
import { connect, connectAsync } from "mqtt";
import { expect, onTestFinished, test } from "vitest";

const organisationId = "01936f6e-0000-7000-8000-000000000001";
const topic = `live/v1/${organisationId}`;

test("frames come while somebody listens, and a gap is told when the connection comes back", async () => {
  const broker = await startAnyBroker();
  onTestFinished(() => broker.stop());
  const worker = await connectAsync(broker.url);
  onTestFinished(() => worker.endAsync(true));
  const web = connect(broker.url, { reconnectPeriod: 50 });
  onTestFinished(() => web.endAsync(true));
  const heard: string[] = [];
  let gaps = 0;
  const source = createFrameSource(web, (error) => expect.unreachable(error.message));
  source.onGap(() => {
    gaps += 1;
  });
  const publish = async (payload: string) => {
    await worker.publishAsync(topic, payload);
    await worker.publishAsync("live/v1/another", payload);
  };
  /** What is heard of a worker that publishes all the time. */
  const hear = async () => {
    heard.length = 0;
    await until(async () => {
      await publish("frame");
      return heard.length > 0;
    });
  };

  const stop = source.subscribe(organisationId, (payload) => heard.push(Buffer.from(payload).toString()));
  await hear();
  expect(new Set(heard)).toEqual(new Set(["frame"]));
  expect(gaps).toBe(0);

  web.stream.destroy();
  await until(() => gaps === 1);
  await hear();

  stop();
  const marker = new Promise<void>((resolve) => web.on("message", (from) => from === "marker" && resolve()));
  await web.subscribeAsync("marker");
  heard.length = 0;
  await publish("after the end");
  await worker.publishAsync("marker", "");
  await marker;
  expect(heard).toEqual([]);
});
