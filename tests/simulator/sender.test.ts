import { expect, test } from "vitest";
import { deviceSender, secret, startFarEnd, until } from "./wire-worker.ts";

const position = { t: 1_700_000_000_000, lat: 21.03, lon: 105.85 };

function numbers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + i);
}

test("positions arrive numbered and in order, and are forgotten when they are confirmed", async () => {
  const { url, messages } = await startFarEnd();
  const sender = deviceSender(url, { firstSeq: 500 });
  for (let i = 0; i < 30; i++) sender.send(position);
  await sender.whenConfirmed();
  expect(messages.flat()).toEqual(numbers(500, 30));
  expect(sender.counts).toMatchObject({ kept: 0, confirmed: 30, dropped: 0 });
});

test("a device that is behind sends arrays of up to a thousand", async () => {
  const { url, messages } = await startFarEnd();
  const sender = deviceSender(url, { firstSeq: 1 });
  for (let i = 0; i < 2_500; i++) sender.send(position);
  await sender.whenConfirmed();
  expect(messages.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
  expect(messages.flat()).toEqual(numbers(1, 2_500));
});

test("what the broker lost is sent again, from the oldest that is not confirmed", async () => {
  const first = await startFarEnd();
  first.answering.isOn = false;
  const sender = deviceSender(first.url, { firstSeq: 1 });
  for (let i = 0; i < 10; i++) sender.send(position);
  await until(() => first.messages.flat().includes(10));
  await first.stored(4);
  await until(() => sender.counts.confirmed === 4);
  await first.broker.stop();

  for (let i = 0; i < 5; i++) sender.send(position);
  const second = await startFarEnd(first.broker.port);
  await sender.whenConfirmed();
  expect(second.messages.flat()).toEqual(numbers(5, 11));
});

test("when no confirmation comes, the same is sent again", async () => {
  const { url, messages, answering } = await startFarEnd();
  answering.isOn = false;
  const sender = deviceSender(url, { firstSeq: 1, confirmWithinMs: 100 });
  sender.send(position);
  sender.send(position);
  await until(() => messages.flat().length >= 4);
  answering.isOn = true;
  await sender.whenConfirmed();
  expect(new Set(messages.flat())).toEqual(new Set([1, 2]));
});

test("numbers of a later run are above those of an earlier one", async () => {
  const { url, messages } = await startFarEnd();
  for (let run = 0; run < 2; run++) {
    const sender = deviceSender(url);
    for (let i = 0; i < 50; i++) sender.send(position);
    await sender.whenConfirmed();
    await sender.stop();
  }
  const seqs = messages.flat();
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
  expect(Number.isSafeInteger(seqs.at(-1))).toBe(true);
});

test("presence: online with a connection, offline by its own word or, when the network goes, by its will", async () => {
  const { url, statuses } = await startFarEnd();
  const sender = deviceSender(url);
  await until(() => statuses.length === 1);
  const [online] = statuses as { online: boolean; connection: string; at: number }[];
  expect(online?.online).toBe(true);

  sender.setReachable(false);
  await until(() => statuses.length === 2);
  expect(statuses[1]).toEqual({ online: false, connection: online?.connection, at: online?.at });

  sender.setReachable(true);
  await until(() => statuses.length === 3);
  const again = statuses[2] as { online: boolean; connection: string };
  expect(again.online).toBe(true);
  expect(again.connection).not.toBe(online?.connection);

  await sender.stop();
  await until(() => statuses.length === 4);
  expect(statuses[3]).toMatchObject({ online: false, connection: again.connection });
});

test("each connection begins with the lowest number that the device still holds", async () => {
  const { url, statuses, messages } = await startFarEnd();
  const sender = deviceSender(url, { firstSeq: 700, capacity: 10 });
  await until(() => statuses.length === 1);
  expect(statuses[0]).toMatchObject({ online: true, from: 700 });
  sender.send(position);
  await sender.whenConfirmed();

  sender.setReachable(false);
  for (let i = 0; i < 15; i++) sender.send(position);
  sender.setReachable(true);
  await sender.whenConfirmed();
  expect(statuses.at(-1)).toMatchObject({ online: true, from: 706 });
  expect(messages.at(-1)).toEqual(numbers(706, 10));
});

test("what is measured without network is sent after it, in one array", async () => {
  const { url, messages } = await startFarEnd();
  const sender = deviceSender(url, { firstSeq: 1 });
  sender.setReachable(false);
  for (let i = 0; i < 40; i++) sender.send(position);
  sender.setReachable(true);
  await sender.whenConfirmed();
  expect(messages).toEqual([numbers(1, 40)]);
});

test("a wrong secret is told from a broker that is not there", async () => {
  const { url, broker } = await startFarEnd();
  const losses: string[] = [];
  const onLost = ({ reason }: { reason: string }) => void losses.push(reason);
  deviceSender(url, { secret: `not ${secret}`, onLost });
  await until(() => losses.length === 1);
  await broker.stop();
  deviceSender(url, { onLost });
  await until(() => losses.includes("unreachable"));
  expect(losses[0]).toBe("refused");
});
