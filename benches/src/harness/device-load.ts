import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { FromDeviceLoad, ToDeviceLoad } from "./device-load-process.ts";
import type { BenchDevice } from "./fleet.ts";

type Done = Extract<FromDeviceLoad, { kind: "done" }>;

export interface DeviceLoad {
  /** So many positions of each device, as fast as the broker takes them. */
  burst(each: number): Promise<Done>;
  /** Evenly so many positions a second from all devices together, until `pause`. */
  steady(perS: number): Promise<{ pause(): Promise<Done> }>;
  stop(): void;
}

/** Devices that report, each with rising numbers and the time of its report as fix time, one position a message. */
export async function startDeviceLoad(fleet: BenchDevice[], port: number): Promise<DeviceLoad> {
  const child = fork(new URL("device-load-process.ts", import.meta.url), { serialization: "advanced" });
  const ask = async <Kind extends FromDeviceLoad["kind"]>(message: ToDeviceLoad, kind: Kind) => {
    const answered = answerOf(child, kind);
    child.send(message);
    return answered;
  };
  await ask({ kind: "open", fleet, host: "127.0.0.1", port, inFlight: 4_000 }, "open");
  return {
    burst: (each) => ask({ kind: "burst", each }, "done"),
    async steady(perS) {
      await ask({ kind: "steady", perS }, "steady");
      return { pause: () => ask({ kind: "pause" }, "done") };
    },
    stop: () => child.disconnect(),
  };
}

async function answerOf<Kind extends FromDeviceLoad["kind"]>(child: ChildProcess, kind: Kind) {
  const [message] = (await once(child, "message")) as [FromDeviceLoad];
  if (message.kind !== kind) throw new Error(`The devices answered ${message.kind} instead of ${kind}.`);
  return message as Extract<FromDeviceLoad, { kind: Kind }>;
}
