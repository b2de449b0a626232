import "server-only";
import { TRPCError } from "@trpc/server";
import { notFound } from "next/navigation";

const misses: ReadonlySet<string> = new Set(["NOT_FOUND", "BAD_REQUEST", "FORBIDDEN"]);

/** Waits for an answer; a miss, and an id that is none, become the one not-found page. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (error instanceof TRPCError && misses.has(error.code)) notFound();
    throw error;
  });
}
