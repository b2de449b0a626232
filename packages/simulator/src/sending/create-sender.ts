import { encodePosition, encodePositions, MAX_ELEMENTS } from "@cartage/telemetry/codec";
import type { Instruction } from "@cartage/telemetry/instruction";
import { MAX_PAYLOAD_BYTES } from "@cartage/telemetry/payload";
import type { WirePosition } from "@cartage/telemetry/position";
import { connectDevice, type DeviceConnection, type DeviceLogin, type Loss } from "./connect-device.ts";
import { createFollower } from "./follow-instructions.ts";
import { createUnconfirmed, type Unconfirmed } from "./unconfirmed.ts";

export type SenderSettings = DeviceLogin & {
  /** Positions kept at most; beyond it the oldest is dropped and counted. */
  capacity?: number;
  /** The first number; it must be above every number that the device ever used. */
  firstSeq?: number;
  /** How long to wait for a confirmation before sending again, in ms; doubles while none comes. */
  confirmWithinMs?: number;
  /** Carries out an instruction, once however often it comes, and says what became of it. */
  onInstruction?: (instruction: Instruction) => string;
  onConnected?: () => void;
  onLost?: (loss: Loss) => void;
};

export type Sender = {
  /** Numbers the position, keeps it until it is confirmed stored, and sends it as soon as it can. */
  send(position: WirePosition): void;
  /** Sends again what is not confirmed, as devices do that missed an acknowledgement. */
  repeat(): void;
  /** Loses the network, or finds it again. */
  setReachable(isReachable: boolean): void;
  /** Settles when everything sent so far is confirmed stored. */
  whenConfirmed(): Promise<void>;
  readonly counts: Unconfirmed["counts"];
  stop(): Promise<void>;
};

const CAPACITY = 5_000;
const CONFIRM_WITHIN_MS = 30_000;
const LONGEST_WAIT_MS = 30 * 60_000;
const MESSAGES_IN_FLIGHT = 4;
/** Sent and not confirmed; what a worker that is away finds waiting for it stays bounded. */
const MOST_UNANSWERED = 5_000;
const RECONNECT_MS = { first: 1_000, longest: 30_000 };
/** Room for a thousand positions in each millisecond, so that no later run begins below an earlier one's last. */
const SEQ_PER_MS = 1_000;

/**
 * A device that loses nothing: positions go out in order over MQTT (QoS 1), alone or, when behind, in arrays; each stays
 * in memory until `…/stored` covers its number. After a reconnect, or when no confirmation comes, it begins again at
 * the oldest that is not confirmed.
 */
export function createSender(settings: SenderSettings): Sender {
  const { firstSeq = Date.now() * SEQ_PER_MS, capacity = CAPACITY, confirmWithinMs = CONFIRM_WITHIN_MS } = settings;
  const memory = createUnconfirmed(firstSeq, capacity);
  const follow = createFollower(settings.onInstruction ?? (() => "unsupported"));
  const waiters = new Set<() => void>();
  let connection: DeviceConnection | null = null;
  let isOpen = false;
  let isReachable = true;
  let isStopped = false;
  let inFlight = 0;
  let lossesInARow = 0;
  let confirmTimer: NodeJS.Timeout | undefined;
  let reconnectTimer: NodeJS.Timeout | undefined;
  let waitMs = confirmWithinMs;

  function open(): void {
    if (connection || isStopped || !isReachable) return;
    const opened = connectDevice(settings, {
      onOpen() {
        lossesInARow = 0;
        inFlight = 0;
        isOpen = true;
        memory.rewind();
        opened.announce(memory.holdsFrom);
        settings.onConnected?.();
        pump();
      },
      onStored: confirm,
      onInstruction: (instruction) => opened.answer(follow(instruction)),
      onLost(loss) {
        if (connection !== opened) return;
        forgetConnection();
        settings.onLost?.(loss);
        const waitMs =
          Math.min(RECONNECT_MS.longest, RECONNECT_MS.first * 2 ** lossesInARow) * (0.75 + Math.random() / 2);
        lossesInARow += 1;
        reconnectTimer = setTimeout(open, waitMs);
      },
    });
    connection = opened;
  }

  function forgetConnection(): void {
    connection = null;
    isOpen = false;
    clearTimeout(confirmTimer);
    confirmTimer = undefined;
  }

  function confirm(through: number): void {
    if (!memory.confirm(through)) return;
    waitMs = confirmWithinMs;
    clearTimeout(confirmTimer);
    confirmTimer = undefined;
    if (memory.counts.kept === 0) {
      for (const settle of waiters) settle();
      waiters.clear();
    }
    pump();
    expectConfirmation();
  }

  function expectConfirmation(): void {
    if (confirmTimer || !isOpen || memory.counts.unanswered === 0) return;
    confirmTimer = setTimeout(() => {
      confirmTimer = undefined;
      waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
      memory.rewind();
      connection?.announce(memory.holdsFrom);
      pump();
    }, waitMs);
  }

  function pump(): void {
    while (isOpen && connection && inFlight < MESSAGES_IN_FLIGHT) {
      const { waiting, unanswered } = memory.counts;
      const count = Math.min(waiting, MAX_ELEMENTS, MOST_UNANSWERED - unanswered);
      if (count <= 0) break;
      publish(connection, count);
    }
    expectConfirmation();
  }

  function publish(through: DeviceConnection, wanted: number): void {
    const { payload, count } = encodeFitting(memory, wanted);
    memory.markSent(count);
    inFlight += 1;
    const settle = () => {
      if (connection !== through) return;
      inFlight -= 1;
      pump();
    };
    // a message that fails goes again after the reconnect that follows
    through.publish(payload).then(settle, settle);
  }

  open();
  return {
    send(position) {
      memory.add(position);
      pump();
    },
    repeat() {
      memory.rewind();
      pump();
    },
    setReachable(reachable) {
      if (reachable === isReachable) return;
      isReachable = reachable;
      if (reachable) return open();
      clearTimeout(reconnectTimer);
      void connection?.close(true);
      forgetConnection();
    },
    whenConfirmed: () =>
      memory.counts.kept === 0 ? Promise.resolve() : new Promise((resolve) => waiters.add(resolve)),
    get counts() {
      return memory.counts;
    },
    async stop() {
      isStopped = true;
      clearTimeout(reconnectTimer);
      const last = connection;
      forgetConnection();
      await last?.close();
    },
  };
}

/** As many of the wanted positions as one message may carry. */
function encodeFitting(memory: Unconfirmed, wanted: number): { payload: string; count: number } {
  for (let count = wanted; ; count = Math.ceil(count / 2)) {
    const positions = memory.peek(count);
    const [only] = positions;
    const payload = count === 1 && only ? encodePosition(only) : encodePositions(positions);
    if (count === 1 || Buffer.byteLength(payload) <= MAX_PAYLOAD_BYTES) return { payload, count };
  }
}
