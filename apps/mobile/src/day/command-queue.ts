import type { DayCommand, KeptCommand } from "./day-command.ts";
import type { DayStore } from "./day-store.ts";

/** What became of a command that was sent: the server did it, said no with a sentence, or was not reached. */
export type SendOutcome = { kind: "done" } | { kind: "refused"; sentence: string } | { kind: "unreachable" };

export type CommandQueue = {
  /** Keeps what the driver said and sends it when it can; settles once it is kept. */
  add(command: DayCommand): Promise<void>;
  /** Tries again what waits, in the order in which it happened. */
  send(): Promise<void>;
  /** The driver has read why it was refused. */
  dismiss(seq: number): Promise<void>;
  /** Sends a refused one again. */
  retry(seq: number): Promise<void>;
  /** Forgets everything, also what was not sent. */
  discard(): Promise<void>;
  commands(): readonly KeptCommand[];
};

type QueueParts = {
  store: DayStore;
  post(command: KeptCommand): Promise<SendOutcome>;
  newKey(): string;
  now(): number;
  onChange(commands: readonly KeptCommand[]): void;
  /** The server did it; it is forgotten once this has settled. */
  onDone(command: KeptCommand): Promise<void>;
  /** Everything that could be sent was. */
  onSent(): void;
};

/**
 * What the driver said, one after the other, each until the server has answered it. One that the server refuses stays with its
 * sentence and holds up nothing behind it; one that does not reach it holds up all.
 */
export async function createCommandQueue(parts: QueueParts): Promise<CommandQueue> {
  const { store, post, newKey, now, onChange, onDone, onSent } = parts;
  let commands = await store.commands();
  let sending: Promise<void> | null = null;
  let changing: Promise<unknown> = Promise.resolve();

  /** One change after the other, so that what is shown is what is kept. */
  function change(work: () => Promise<KeptCommand[]>): Promise<void> {
    const changed = changing
      .catch(() => {})
      .then(work)
      .then((next) => {
        commands = next;
        onChange(commands);
      });
    changing = changed;
    return changed;
  }

  const forget = (seq: number) =>
    change(async () => {
      await store.remove(seq);
      return commands.filter((command) => command.seq !== seq);
    });

  const say = (seq: number, refusal: string | null) =>
    change(async () => {
      const next = commands.map((command) => (command.seq === seq ? { ...command, refusal } : command));
      const said = next.find((command) => command.seq === seq);
      if (said) await store.replace(said);
      return next;
    });

  async function sendAll() {
    let hasSent = false;
    for (;;) {
      const next = commands.find(({ refusal }) => refusal === null);
      if (!next) break;
      const outcome = await post(next);
      if (outcome.kind === "unreachable") break;
      hasSent = true;
      if (outcome.kind === "done") await onDone(next).then(() => forget(next.seq));
      else await say(next.seq, outcome.sentence);
    }
    if (hasSent) onSent();
  }

  function send(): Promise<void> {
    sending ??= sendAll()
      // what could not be struck off is sent again, and the server does it once
      .catch(() => {})
      .finally(() => {
        sending = null;
      });
    return sending;
  }

  return {
    async add(command) {
      await change(async () => {
        const given = { key: newKey(), at: now(), command, refusal: null };
        return [...commands, { ...given, seq: await store.add(given) }];
      });
      void send();
    },
    send,
    dismiss: forget,
    async retry(seq) {
      await say(seq, null);
      void send();
    },
    discard: () =>
      change(async () => {
        for (const { seq } of commands) await store.remove(seq);
        return [];
      }),
    commands: () => commands,
  };
}
