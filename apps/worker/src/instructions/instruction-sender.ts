import { claimInstructions, type DueInstruction } from "@cartage/domain/fleet/commands/claim-instructions";
import { expireInstructions } from "@cartage/domain/fleet/commands/expire-instructions";
import { noteSentInstruction } from "@cartage/domain/fleet/commands/note-sent-instruction";
import { watchInstructions } from "@cartage/domain/fleet/queries/watch-instructions";
import type { Database } from "@cartage/domain/run-as";
import { encodeInstruction } from "@cartage/telemetry/instruction";
import { topics } from "@cartage/telemetry/topics";
import type { Session } from "../mqtt/session.ts";

export interface InstructionSenderOptions {
  database: Database;
  /** Null while there is none: then nothing is claimed. */
  session(): Session | null;
  onError(error: unknown): void;
  /** How often to look for what is due again, and for what expired. */
  everyMs?: number;
}

export interface InstructionSender {
  /** There may be something to send: a device connected, or the broker is back. */
  look(): void;
  stop(): Promise<void>;
}

/** Few enough for a broker that takes no more than 20 unacknowledged messages (Mosquitto's default). */
const atOnce = 10;

/**
 * Sends instructions to the devices that are there. What is due is for the database to say, so that any worker may send it,
 * one of them does, and one that is killed leaves it to the others: it is due again until the device answers.
 */
export function createInstructionSender({
  database,
  session,
  onError,
  everyMs = 2_000,
}: InstructionSenderOptions): InstructionSender {
  let isStopped = false;
  let isAsked = false;
  let passing: Promise<void> | null = null;

  async function send(through: Session, { organisationId, deviceId, ...instruction }: DueInstruction) {
    const topic = topics.instructions(organisationId, deviceId);
    const { isHeard } = await through.deliver(topic, encodeInstruction(instruction));
    // a device that is not subscribed did not get it, and it stays queued
    if (isHeard) await noteSentInstruction(database, instruction.id);
  }

  async function pass() {
    while (isAsked && !isStopped) {
      isAsked = false;
      await expireInstructions(database);
      const through = session();
      if (!through) return;
      const due = await claimInstructions(database, atOnce);
      isAsked ||= due.length === atOnce;
      await Promise.all(due.map((instruction) => send(through, instruction)));
    }
  }

  function look() {
    isAsked = true;
    if (isStopped) return;
    passing ??= pass()
      .catch(onError)
      .finally(() => {
        passing = null;
      });
  }

  const timer = setInterval(look, everyMs);
  const watching = watchInstructions(database, look);
  watching.catch(onError);

  return {
    look,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await passing;
      await (await watching.catch(() => null))?.stop();
    },
  };
}
