import { createTRPCUntypedClient, httpLink, TRPCClientError } from "@trpc/client";
import type { Tokens } from "./tokens.ts";

/**
 * Exchanges a refresh token at `accounts.refresh`; null when the server refuses it.
 * Throws TRPCClientError when the server cannot be reached or fails: then nothing is known about the token.
 */
export async function refreshTokens(url: string, refreshToken: string): Promise<Tokens | null> {
  const client = createTRPCUntypedClient({ links: [httpLink({ url })] });
  try {
    return asTokens(await client.mutation("accounts.refresh", { refreshToken }));
  } catch (error) {
    if (error instanceof TRPCClientError && isRefusal(error.data)) return null;
    throw error;
  }
}

function isRefusal(data: unknown) {
  if (typeof data !== "object" || data === null || !("httpStatus" in data)) return false;
  return data.httpStatus === 401 || data.httpStatus === 403;
}

function asTokens(answer: unknown): Tokens {
  if (typeof answer === "object" && answer !== null) {
    const { accessToken, accessExpiresAt, refreshToken } = answer as Partial<Tokens>;
    if (typeof accessToken === "string" && typeof accessExpiresAt === "number" && typeof refreshToken === "string") {
      return { accessToken, accessExpiresAt, refreshToken };
    }
  }
  throw new Error("accounts.refresh answered without tokens");
}
