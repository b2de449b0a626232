import type { ServerClock } from "./server-clock.ts";

/** As tRPC calls it, whichever platform's types are about. */
type Fetch = (input: Request | URL | string, init?: object) => Promise<Response>;

/** A fetch by whose answers the phone's clock is measured. What another origin answers does not show its time to a page. */
export function timedFetch(clock: ServerClock, send: Fetch = fetch): Fetch {
  return async (input, init) => {
    const sent = clock.read();
    const answer = await send(input, init);
    const received = clock.read();
    const serverMs = Date.parse(answer.headers.get("date") ?? "");
    // an answer that was kept on the way is of another time
    if (Number.isFinite(serverMs) && !answer.headers.has("age")) clock.heard(sent, received, serverMs);
    return answer;
  };
}
