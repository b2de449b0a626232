import "server-only";
import { type CallContext, createContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { env } from "../env.ts";
import { addressOf, countryOf } from "./address.ts";
import { services } from "./services.ts";
import { sessionIdFrom } from "./session-id.ts";

/** The context of the page being rendered, for the person who asked for it. */
export const pageContext = cache(async (): Promise<CallContext> => {
  const [jar, incoming] = await Promise.all([cookies(), headers()]);
  return createContext({
    services: await services(),
    headers: incoming,
    sessionId: await sessionIdFrom(jar.getAll()),
    localeCookie: jar.get("cartage-locale")?.value,
    address: addressOf(incoming),
    country: countryOf(incoming, env().CARTAGE_COUNTRY_HEADER),
  });
});

/** The API in process, as that person. */
export const serverCaller = cache(async () => createCaller(await pageContext()));
