import { answerPassedOn } from "@cartage/domain/requests/commands/answer-passed-on";
import { askRequest } from "@cartage/domain/requests/commands/ask-request";
import { closeRequest } from "@cartage/domain/requests/commands/close-request";
import { handBackRequest } from "@cartage/domain/requests/commands/hand-back-request";
import { passOnRequest } from "@cartage/domain/requests/commands/pass-on-request";
import { writeToRequest } from "@cartage/domain/requests/commands/write-to-request";
import {
  AskRequest,
  ListPassedOn,
  ListRequests,
  PassOnRequest,
  RequestId,
  WriteToRequest,
} from "@cartage/domain/requests/inputs";
import { getPassedOn } from "@cartage/domain/requests/queries/get-passed-on";
import { getRequest } from "@cartage/domain/requests/queries/get-request";
import { listPassedOn } from "@cartage/domain/requests/queries/list-passed-on";
import { listRequests } from "@cartage/domain/requests/queries/list-requests";
import { memberProcedure, platformProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const passedOnRouter = router({
  list: platformProcedure.input(ListPassedOn).query(({ ctx, input }) => listPassedOn(ctx, input)),
  get: platformProcedure.input(RequestId).query(({ ctx, input }) => getPassedOn(ctx, input)),
  answer: platformProcedure.input(WriteToRequest).mutation(({ ctx, input }) => answerPassedOn(ctx, input)),
  handBack: platformProcedure.input(WriteToRequest).mutation(({ ctx, input }) => handBackRequest(ctx, input)),
});

export const requestsRouter = router({
  list: memberProcedure.input(ListRequests).query(({ ctx, input }) => listRequests(ctx, input)),
  get: memberProcedure.input(RequestId).query(({ ctx, input }) => getRequest(ctx, input)),
  ask: memberProcedure.input(AskRequest).mutation(repeatable(askRequest)),
  write: memberProcedure.input(WriteToRequest).mutation(repeatable(writeToRequest)),
  passOn: memberProcedure.input(PassOnRequest).mutation(repeatable(passOnRequest)),
  close: memberProcedure.input(RequestId).mutation(repeatable(closeRequest)),
  passedOn: passedOnRouter,
});
