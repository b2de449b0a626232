import { appRouter } from "@cartage/api/root";
import { z } from "zod";

const Mutation = z.object({ _def: z.object({ type: z.literal("mutation") }) });
const procedures: Record<string, unknown> = appRouter._def.procedures;

/** Whether a procedure of the API changes anything. */
export const isMutation = (path: string): boolean =>
  Mutation.safeParse({ _def: Reflect.get(Object(procedures[path]), "_def") }).success;
