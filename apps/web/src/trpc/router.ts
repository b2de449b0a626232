import type { AnyTRPCRouter } from "@trpc/server";

export type AppRouter = AnyTRPCRouter;
