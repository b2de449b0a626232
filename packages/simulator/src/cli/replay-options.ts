import { parseArgs } from "node:util";

export const REPLAY_USAGE = `usage: pnpm replay FILE [--device ID] [--speed N] [--now]

Sends a recording (GPX, NMEA 0183, CSV, GeoJSON, JSON; recognised by content) through MQTT as a device.

  --device ID   a device of the demonstration; without it the first that the simulator leaves free
  --speed N     N times as fast as it was recorded, or "max"
  --now         moves its times so that it ends when it has been sent; without it the recorded times stay
  --demo FILE   where the devices and their secrets are (.cartage/demo.json)
  --mqtt URL    the broker (as the demonstration's file says, else mqtt://127.0.0.1:1883)`;

export type ReplayOptions = {
  file: string;
  device: string | undefined;
  speed: number;
  isNow: boolean;
  demo: string;
  mqtt: string | undefined;
};

/** A command line that says something else than the usage; the message says what. */
export class WrongUsage extends Error {
  override readonly name = "WrongUsage";
}

/** Reads the command line; null when help is asked for. */
export function readReplayOptions(args: readonly string[]): ReplayOptions | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new WrongUsage(`Name one file to replay.\n\n${REPLAY_USAGE}`);
  const speed = values.speed === "max" ? Infinity : Number(values.speed ?? 1);
  if (!(speed > 0)) throw new WrongUsage(`--speed ${values.speed}: expected a number above 0, or "max".`);
  return {
    file,
    device: values.device,
    speed,
    isNow: values.now ?? false,
    demo: values.demo ?? ".cartage/demo.json",
    mqtt: values.mqtt,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      // pnpm passes the separator on
      args: args.filter((arg) => arg !== "--"),
      allowPositionals: true,
      options: {
        device: { type: "string" },
        speed: { type: "string" },
        now: { type: "boolean" },
        demo: { type: "string" },
        mqtt: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new WrongUsage(`${error instanceof Error ? error.message : error}\n\n${REPLAY_USAGE}`);
  }
}
