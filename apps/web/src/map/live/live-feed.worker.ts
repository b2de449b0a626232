import type { FeedOrder } from "./feed-protocol.ts";
import { openFeed } from "./live-feed.ts";

/** Reads the stream beside the page, so that ten thousand vehicles a second cost the page's thread nothing to parse. */
const scope = self as unknown as Pick<Worker, "postMessage" | "onmessage">;
let feed: ReturnType<typeof openFeed> | undefined;

scope.onmessage = ({ data }: MessageEvent<FeedOrder>) => {
  if (data.kind === "retry") feed?.retry();
  else feed = openFeed({ ...data, post: (message, moved) => scope.postMessage(message, moved ? [moved] : []) });
};
