import { askQuote } from "@cartage/domain/recipients/commands/ask-quote";
import { chooseWindow } from "@cartage/domain/recipients/commands/choose-window";
import { contactOrganisation } from "@cartage/domain/recipients/commands/contact-organisation";
import { instructOrder } from "@cartage/domain/recipients/commands/instruct-order";
import { makeLink } from "@cartage/domain/recipients/commands/make-link";
import { muteLink } from "@cartage/domain/recipients/commands/mute-link";
import { rateOrder } from "@cartage/domain/recipients/commands/rate-order";
import { revokeLink } from "@cartage/domain/recipients/commands/revoke-link";
import { saveRecipientSettings } from "@cartage/domain/recipients/commands/save-settings";
import {
  AskQuote,
  ChooseWindow,
  ContactOrganisation,
  FindByCode,
  InstructOrder,
  LinksOfOrder,
  MuteLink,
  OpenLink,
  PublicPageSlug,
  RateOrder,
  RevokeLink,
  SaveRecipientSettings,
  ShowPhone,
} from "@cartage/domain/recipients/inputs";
import { listPublicPages } from "@cartage/domain/recipients/public-page";
import { getPublicPage } from "@cartage/domain/recipients/queries/get-public-page";
import { getRecipientSettings } from "@cartage/domain/recipients/queries/get-settings";
import { listLinks } from "@cartage/domain/recipients/queries/list-links";
import { memberProcedure, publicProcedure } from "../procedures.ts";
import { changeAsRecipient } from "../recipients/as-recipient.ts";
import { askOnPublicPage, onPublicPage } from "../recipients/on-public-page.ts";
import { openTracking } from "../recipients/open-tracking.ts";
import { findByCode, showPhone } from "../recipients/show-phone.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const linksRouter = router({
  list: memberProcedure.input(LinksOfOrder).query(({ ctx, input }) => listLinks(ctx, input)),
  make: memberProcedure.input(LinksOfOrder).mutation(repeatable(makeLink)),
  revoke: memberProcedure.input(RevokeLink).mutation(repeatable(revokeLink)),
});

const settingsRouter = router({
  get: memberProcedure.query(({ ctx }) => getRecipientSettings(ctx)),
  save: memberProcedure.input(SaveRecipientSettings).mutation(repeatable(saveRecipientSettings)),
});

/** What a link's holder does, without an account. */
const trackingRouter = router({
  open: publicProcedure.input(OpenLink).query(({ ctx, input }) => openTracking(ctx, input)),
  find: publicProcedure.input(FindByCode).mutation(({ ctx, input }) => findByCode(ctx, input)),
  showPhone: publicProcedure.input(ShowPhone).mutation(({ ctx, input }) => showPhone(ctx, input)),
  instruct: publicProcedure
    .input(InstructOrder)
    .mutation(({ ctx, input }) =>
      changeAsRecipient(ctx, input, (inside, link) => instructOrder(inside, { ...link, ...input })),
    ),
  chooseWindow: publicProcedure
    .input(ChooseWindow)
    .mutation(({ ctx, input }) =>
      changeAsRecipient(ctx, input, (inside, link) => chooseWindow(inside, { ...link, ...input })),
    ),
  rate: publicProcedure
    .input(RateOrder)
    .mutation(({ ctx, input }) =>
      changeAsRecipient(ctx, input, (inside, link) => rateOrder(inside, { ...link, ...input })),
    ),
  mute: publicProcedure
    .input(MuteLink)
    .mutation(({ ctx, input }) =>
      changeAsRecipient(ctx, input, (inside, link) => muteLink(inside, { ...link, ...input })),
    ),
});

/** What strangers do on an organisation's public page. */
const pageRouter = router({
  list: publicProcedure.query(({ ctx }) => listPublicPages(ctx.services.database)),
  get: publicProcedure.input(PublicPageSlug).query(({ ctx, input }) => onPublicPage(ctx, input.slug, getPublicPage)),
  askQuote: publicProcedure
    .input(AskQuote)
    .mutation(({ ctx, input: { slug, ...asked } }) => askOnPublicPage(ctx, slug, (inside) => askQuote(inside, asked))),
  contact: publicProcedure
    .input(ContactOrganisation)
    .mutation(({ ctx, input: { slug, ...asked } }) =>
      askOnPublicPage(ctx, slug, (inside) => contactOrganisation(inside, asked)),
    ),
});

export const recipientsRouter = router({
  links: linksRouter,
  settings: settingsRouter,
  tracking: trackingRouter,
  page: pageRouter,
});
