import { EndSession, Refresh, SignInOnPhone } from "@cartage/domain/accounts/inputs";
import { myVehicle } from "@cartage/domain/accounts/queries/my-vehicle";
import { endOthersOf, endSessionOf, readSessions, signOutOf } from "../accounts/own-sessions.ts";
import { readMe } from "../accounts/read-me.ts";
import { refreshOnPhone } from "../accounts/refresh-on-phone.ts";
import { startOnPhone } from "../accounts/start-on-phone.ts";
import { memberProcedure, publicProcedure, signedInProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const accountsRouter = router({
  me: signedInProcedure.query(({ ctx }) => readMe(ctx)),
  myVehicle: memberProcedure.query(({ ctx }) => myVehicle(ctx)),
  signInOnPhone: publicProcedure.input(SignInOnPhone).mutation(({ ctx, input }) => startOnPhone(ctx, input)),
  refresh: publicProcedure.input(Refresh).mutation(({ ctx, input }) => refreshOnPhone(ctx, input)),
  sessions: router({
    list: signedInProcedure.query(({ ctx }) => readSessions(ctx)),
    end: signedInProcedure.input(EndSession).mutation(({ ctx, input }) => endSessionOf(ctx, input)),
    endOthers: signedInProcedure.mutation(({ ctx }) => endOthersOf(ctx)),
  }),
  signOut: signedInProcedure.mutation(({ ctx }) => signOutOf(ctx)),
});
