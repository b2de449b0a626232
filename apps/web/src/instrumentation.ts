import type { Instrumentation } from "next";

/** Runs before the first request: a wrong configuration stops the process here, and SIGTERM is prepared for. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("./server/start.ts");
  start();
}

/** A bug on a page: its stack goes to the log under the digest that the person sees. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("./server/log.ts");
  const requestId = request.headers["x-request-id"];
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  const path = request.path.split("?", 1)[0];
  log().error({ err: error, digest, requestId, path, method: request.method }, "a request failed");
};
