import { devices } from "@cartage/db/schema/fleet";
import { parseTopic } from "@cartage/telemetry/topics";
import { eq } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { readNamedDevices } from "../named-devices.ts";
import type { ReportingDevice } from "../storing/reporting-device.ts";
import type { StoredLetter } from "./list-letters-to-reread.ts";

type Letter = Pick<StoredLetter, "deviceId" | "organisationId" | "topic">;

/** The devices of letters: those they are of, and, where they were of none, those that their topics name by now. */
export async function findLetterSenders(
  { actor, session }: Context,
  letters: readonly Letter[],
): Promise<(letter: Letter) => ReportingDevice | null> {
  authoriseOnPlatform(actor, "instances.keep");
  const byOwner = new Map<string | null, ReadonlyMap<string, ReportingDevice>>();
  for (const owner of new Set(letters.map(({ organisationId }) => organisationId))) {
    const names = letters
      .filter(({ organisationId }) => organisationId === owner)
      .flatMap((letter) => nameOf(letter) ?? []);
    const of = owner === null ? undefined : eq(devices.organisationId, owner);
    byOwner.set(owner, await readNamedDevices(session, [...new Set(names)], of));
  }
  return (letter) => {
    const name = nameOf(letter);
    const device = (name !== null && byOwner.get(letter.organisationId)?.get(name)) || null;
    return device && isTheirs(letter, device, name) ? device : null;
  };
}

/** An id outside means something within an organisation only, and a topic may name another's device. */
function isTheirs({ organisationId, topic }: Letter, device: ReportingDevice, name: string | null): boolean {
  if (organisationId === null && device.deviceId !== name) return false;
  const parsed = parseTopic(topic);
  return !parsed || !("organisationId" in parsed) || parsed.organisationId === device.organisationId;
}

function nameOf({ deviceId, topic }: Letter): string | null {
  if (deviceId !== null) return deviceId;
  const parsed = parseTopic(topic);
  if (parsed) return "deviceId" in parsed ? parsed.deviceId : null;
  return topic.slice(topic.indexOf("/") + 1) || null;
}
