import "server-only";
import { TRPCError } from "@trpc/server";

/** Waits for an answer; a refusal becomes its sentence, for a page that says it. */
export async function orRefusal<T>(answer: Promise<T>): Promise<{ value: T } | { refusal: string }> {
  try {
    return { value: await answer };
  } catch (error) {
    if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return { refusal: error.message };
    throw error;
  }
}
