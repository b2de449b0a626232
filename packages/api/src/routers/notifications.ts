import { addPush } from "@cartage/domain/notifications/commands/add-push";
import { archiveWebhook } from "@cartage/domain/notifications/commands/archive-webhook";
import { markRead } from "@cartage/domain/notifications/commands/mark-read";
import { removePush } from "@cartage/domain/notifications/commands/remove-push";
import { savePreferences } from "@cartage/domain/notifications/commands/save-preferences";
import { tryWebhook } from "@cartage/domain/notifications/commands/try-webhook";
import {
  AddPush,
  CreateWebhook,
  ListNotifications,
  MarkRead,
  RemovePush,
  SavePreferences,
  UpdateWebhook,
  WatchNews,
  WebhookId,
} from "@cartage/domain/notifications/inputs";
import { getPreferences } from "@cartage/domain/notifications/queries/get-preferences";
import { listAttempts } from "@cartage/domain/notifications/queries/list-attempts";
import { listNotifications } from "@cartage/domain/notifications/queries/list-notifications";
import { listWebhooks } from "@cartage/domain/notifications/queries/list-webhooks";
import { watchNews } from "../live/watch-news.ts";
import { createPermittedWebhook, updatePermittedWebhook } from "../notifications/webhooks.ts";
import { memberProcedure, memberSelfProcedure, signedInProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const preferencesRouter = router({
  get: memberProcedure.query(({ ctx }) => getPreferences(ctx)),
  save: memberSelfProcedure.input(SavePreferences).mutation(repeatable(savePreferences)),
});

const pushRouter = router({
  add: memberSelfProcedure.input(AddPush).mutation(repeatable(addPush)),
  remove: memberProcedure.input(RemovePush).mutation(repeatable(removePush)),
});

const webhooksRouter = router({
  list: memberProcedure.query(({ ctx }) => listWebhooks(ctx)),
  attempts: memberProcedure.input(WebhookId).query(({ ctx, input }) => listAttempts(ctx, input)),
  create: memberProcedure
    .input(CreateWebhook)
    .mutation(repeatable(createPermittedWebhook, { shownOnce: "webhook.secret_already_shown" })),
  update: memberProcedure.input(UpdateWebhook).mutation(repeatable(updatePermittedWebhook)),
  archive: memberProcedure.input(WebhookId).mutation(repeatable(archiveWebhook)),
  test: memberProcedure.input(WebhookId).mutation(repeatable(tryWebhook)),
});

export const notificationsRouter = router({
  list: memberProcedure.input(ListNotifications).query(({ ctx, input }) => listNotifications(ctx, input)),
  markRead: memberProcedure.input(MarkRead).mutation(repeatable(markRead)),
  live: signedInProcedure.input(WatchNews).subscription(watchNews),
  preferences: preferencesRouter,
  push: pushRouter,
  webhooks: webhooksRouter,
});
