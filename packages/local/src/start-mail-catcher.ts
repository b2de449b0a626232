import { buffer } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { listen } from "./listen.ts";

export type CaughtMail = Email & { envelope: { from: string; to: string[] } };

export type RunningMailCatcher = {
  port: number;
  /** The last mails, oldest first. */
  messages(): readonly CaughtMail[];
  /** The first mail, caught already or to come, that fits; rejects after 10 s, or `withinMs`. */
  waitFor(fits: (mail: CaughtMail) => boolean, withinMs?: number): Promise<CaughtMail>;
  stop(): Promise<void>;
};

/**
 * An SMTP server that delivers nothing: it keeps the last mails in memory, for demonstrations and tests. It takes
 * every sender, recipient and password, so it listens on this machine only.
 * @throws with what to do about a taken port
 */
export async function startMailCatcher({
  port,
  host = "127.0.0.1",
  kept = 100,
  onMail,
}: {
  port: number;
  host?: string;
  kept?: number;
  /** Called with all mails that are kept, the oldest first, whenever one more was caught. */
  onMail?(mails: readonly CaughtMail[]): Promise<void>;
}): Promise<RunningMailCatcher> {
  const mails: CaughtMail[] = [];
  const waiting = new Set<(mail: CaughtMail) => void>();

  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? "" }),
    onData(stream, { envelope }, done) {
      const keep = async () => {
        const email = await PostalMime.parse(await buffer(stream));
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        const mail = { ...email, envelope: { from, to: envelope.rcptTo.map(({ address }) => address) } };
        mails.push(mail);
        if (mails.length > kept) mails.shift();
        await onMail?.(mails);
        for (const look of waiting) look(mail);
      };
      keep().then(() => done(), done);
    },
  });
  // a client that goes away in the middle is no concern of ours
  server.on("error", () => undefined);
  const listener = await listen(server.server, port, host, "CARTAGE_SMTP_PORT");

  return {
    port: listener.port,
    messages: () => mails,
    waitFor(fits, withinMs = 10_000) {
      const caught = mails.find(fits);
      if (caught) return Promise.resolve(caught);
      const { promise, resolve, reject } = Promise.withResolvers<CaughtMail>();
      const look = (mail: CaughtMail) => fits(mail) && resolve(mail);
      const timer = setTimeout(() => reject(new Error(`no such mail came within ${withinMs} ms`)), withinMs);
      waiting.add(look);
      return promise.finally(() => {
        waiting.delete(look);
        clearTimeout(timer);
      });
    },
    stop: listener.close,
  };
}
