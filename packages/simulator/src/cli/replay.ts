import { readFile } from "node:fs/promises";
import { readRecording } from "@cartage/recordings/read-recording";
import { UnreadableRecording } from "@cartage/recordings/recording";
import { type DemoDevice, readDemo, UnreadableDemo } from "../demo/read-demo.ts";
import { replayFixes } from "../recordings/replay-fixes.ts";
import type { Loss } from "../sending/connect-device.ts";
import { createSender, type Sender } from "../sending/create-sender.ts";
import { count, describeRecording } from "./describe-recording.ts";
import { REPLAY_USAGE, readReplayOptions, WrongUsage } from "./replay-options.ts";

/** Ends the replay with a sentence that says what to do. */
class ReplayFailed extends Error {
  override readonly name = "ReplayFailed";
}

const PROGRESS_MS = 2_000;
const PATIENCE_MS = 90_000;
const CAPACITY = 100_000;

async function replay(): Promise<void> {
  const options = readReplayOptions(process.argv.slice(2));
  if (!options) return console.log(REPLAY_USAGE);
  const recording = readRecording(await readNamedFile(options.file));
  const demo = await readDemo(options.demo);
  const device = chooseDevice(demo.devices, options.device, options.demo);
  const url = options.mqtt ?? demo.mqttUrl ?? "mqtt://127.0.0.1:1883";

  for (const line of describeRecording(recording, options)) console.log(line);
  const { sender, lost } = await openSender(url, device);
  console.log(`Replaying as ${device.vehicle} (device ${device.id}) to ${url}`);

  const fixes = recording.fixes;
  let sent = 0;
  const progress = setInterval(() => {
    const { confirmed } = sender.counts;
    console.log(`  ${count(sent)} of ${count(fixes.length)} sent, ${count(confirmed)} confirmed stored`);
  }, PROGRESS_MS);
  try {
    const onProgress = (done: number) => {
      sent = done;
    };
    await Promise.race([
      lost,
      replayFixes(fixes, sender, { ...options, onProgress }).then(() => whenConfirmed(sender)),
    ]);
  } finally {
    clearInterval(progress);
    await sender.stop();
  }
  console.log(`Done: all ${count(fixes.length)} positions are confirmed stored.`);
}

async function readNamedFile(file: string): Promise<Uint8Array> {
  return await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new ReplayFailed(`There is no file ${file}.`);
    if (error.code === "EISDIR") throw new ReplayFailed(`${file} is a folder: name one file in it.`);
    throw new ReplayFailed(`${file} cannot be read: ${error.message}`);
  });
}

function chooseDevice(devices: readonly DemoDevice[], id: string | undefined, path: string): DemoDevice {
  if (id === undefined) {
    const free = devices.find((device) => !device.isSimulated);
    if (!free) throw new ReplayFailed(`The simulator drives every device in ${path}: name one with --device ID.`);
    return free;
  }
  const named = devices.find((device) => device.id === id);
  if (!named) throw new ReplayFailed(`Device ${id} is not in ${path}, where its secret would be.`);
  if (named.isSimulated)
    console.log(
      "The simulator drives this device too: its vehicle will jump between the two. Without --device a free one is taken.",
    );
  return named;
}

/** Connects once, so that a wrong address or secret ends the replay at once; later losses are waited out. */
async function openSender(url: string, device: DemoDevice): Promise<{ sender: Sender; lost: Promise<never> }> {
  const lost = Promise.withResolvers<never>();
  const opened = Promise.withResolvers<void>();
  // nobody may be listening yet when the first loss comes
  lost.promise.catch(() => undefined);
  let isOpened = false;

  const sender = createSender({
    url,
    organisationId: device.organisationId,
    deviceId: device.id,
    secret: device.secret,
    clientId: `${device.id}-replay`,
    capacity: CAPACITY,
    onConnected() {
      isOpened = true;
      opened.resolve();
    },
    onLost(loss) {
      if (loss.reason === "refused" || !isOpened) lost.reject(new ReplayFailed(explainLoss(loss, url, device)));
      else console.log(`  connection lost (${loss.detail}); trying again`);
    },
  });
  try {
    await Promise.race([opened.promise, lost.promise]);
  } catch (error) {
    await sender.stop();
    throw error;
  }
  return { sender, lost: lost.promise };
}

function explainLoss({ reason, detail }: Loss, url: string, device: DemoDevice): string {
  if (reason === "refused") {
    return `The broker at ${url} refuses device ${device.id}: its secret was rotated, or the file is of another installation. npm start -- --fresh writes a new one.`;
  }
  return `No broker answers at ${url} (${detail}): run npm start first, or name another with --mqtt URL.`;
}

/** Gives up when nothing is confirmed for a while although the broker took everything. */
async function whenConfirmed(sender: Sender): Promise<void> {
  let known = -1;
  let changedAt = Date.now();
  const confirmed = sender.whenConfirmed().then(() => true);
  while (!(await Promise.race([confirmed, pause(500)]))) {
    if (sender.counts.confirmed !== known) changedAt = Date.now();
    known = sender.counts.confirmed;
    if (Date.now() - changedAt < PATIENCE_MS) continue;
    throw new ReplayFailed(
      `The broker has the positions, but ${count(sender.counts.kept)} were not confirmed stored within ${PATIENCE_MS / 1000} s: is the worker running, and does the organisation still have this device?`,
    );
  }
}

function pause(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}

replay().catch((error: unknown) => {
  const isExplained = [ReplayFailed, UnreadableRecording, UnreadableDemo, WrongUsage].some(
    (known) => error instanceof known,
  );
  console.error(isExplained && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
