import "server-only";
import type { Configuration } from "@vercel/otel";

type SpanProcessor = Exclude<NonNullable<Configuration["spanProcessors"]>[number], string>;

const addresses = ["http.target", "http.url", "url.full"];

/** Takes the query out of the addresses that traces tell: devices that can send no headers have their secret there. */
export const withoutQueries: SpanProcessor = {
  onStart(span) {
    const attributes = "attributes" in span ? (span.attributes as Record<string, unknown>) : {};
    for (const name of addresses) {
      const address = attributes[name];
      if (typeof address === "string") span.setAttribute(name, address.split("?", 1)[0] ?? "");
    }
    if ("url.query" in attributes) span.setAttribute("url.query", "");
  },
  onEnd() {},
  forceFlush: async () => {},
  shutdown: async () => {},
};
