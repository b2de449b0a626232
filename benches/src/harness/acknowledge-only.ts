import { filters } from "@cartage/telemetry/topics";
import { openSession } from "@cartage/worker/mqtt/session";

// The worker's own MQTT session without the worker: it acknowledges at once and stores nothing. A process of its own.

const [url = ""] = process.argv.slice(2);
let expected = Number.POSITIVE_INFINITY;
let received = 0;
let waiting: number[] = [];

const session = await openSession({
  url,
  clientId: `bench-acknowledging-${process.pid}`,
  version: 5,
  receiveMaximum: 8_192,
  keepSessionForS: 0,
  onMessage({ packetId }) {
    received += 1;
    if (packetId !== null) waiting.push(packetId);
    if (waiting.length === 1) setImmediate(acknowledge);
  },
});
await session.subscribe([`$share/bench/${filters.positions}`]);
process.on("message", (message: { expect: number }) => {
  expected = message.expect;
  received = 0;
});
process.send?.({ kind: "subscribed" });

function acknowledge() {
  session.acknowledge(waiting);
  waiting = [];
  if (received >= expected) process.send?.({ kind: "received", at: Date.now() });
}
