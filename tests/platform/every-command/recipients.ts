import { type Api, type Command, type Commands, type Given, inOrganisation } from "./command.ts";

const slug = (organisation: { id: string }) => `o-${organisation.id.slice(-12)}`;
const counted = { stranger_calls: "what strangers do is counted, also what fails" };
const tried = { ...counted, failed_attempts: "wrong digits in a row have to wait" };
const asker = { name: "A", email: "a@cartage.example" };

/** Switches the organisation's public page on, and offers windows on every day. */
async function openPage({ api, as, rows: { organisation } }: Given) {
  await api(await as.organisationAdministrator(organisation)).recipients.settings.save({
    slug: slug(organisation),
    isPublic: true,
    windows: [{ from: "08:00", until: "18:00" }],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
  });
}

/** A link of the order, and the grant that the digits of its phone give. */
async function shownLink(given: Given) {
  const { orderId, organisation } = given.rows;
  await openPage(given);
  const { links } = given.api(await given.as.dispatcher(organisation)).recipients;
  await links.make({ orderId });
  const [link] = (await links.list({ orderId })).links;
  const token = link?.path?.slice("/track/".length) ?? "";
  const { grant } = await given.api(null).recipients.tracking.showPhone({ token, digits: "1222" });
  return { token, grant, code: link?.code ?? "" };
}

type Held = { token: string; grant: string };

/** What a link's holder does. */
const ofRecipient = (
  type: "order.instructed" | "order.rescheduled" | "order.rated" | "tracking_link.muted",
  call: (api: Api, held: Held, given: Given) => Promise<unknown>,
): Command => ({
  leaves: inOrganisation(type),
  keeps: counted,
  byKind: "recipient",
  call: async (api, given) => {
    const { token, grant } = await shownLink(given);
    return call(api, { token, grant }, given);
  },
  async by({ owner, rows: { orderId } }) {
    const [link] = await owner.sql<{ id: string }[]>`
      select id from tracking_links where order_id = ${orderId} and revoked_at is null`;
    return link?.id ?? "";
  },
});

export const recipientsCommands: Commands = {
  "recipients.links.make": { leaves: inOrganisation("tracking_link.revoked", "tracking_link.made") },
  "recipients.links.revoke": { leaves: inOrganisation("tracking_link.revoked") },
  "recipients.settings.save": { leaves: inOrganisation("organisation.recipients_changed") },
  "recipients.tracking.find": {
    leaves: "nothing",
    because: "it shows the link to whoever has code and phone; opening that is counted",
    keeps: tried,
    async call(api, given) {
      const { code } = await shownLink(given);
      return api.recipients.tracking.find({ slug: slug(given.rows.organisation), code, digits: "1222" });
    },
  },
  "recipients.tracking.showPhone": {
    leaves: "nothing",
    because: "it changes nothing; what is done with it leaves an entry",
    keeps: tried,
    async call(api, given) {
      const { token } = await shownLink(given);
      return api.recipients.tracking.showPhone({ token, digits: "1222" });
    },
  },
  "recipients.tracking.instruct": ofRecipient("order.instructed", (api, held) =>
    api.recipients.tracking.instruct({ ...held, instructions: "Ring twice", safePlace: "With the guard" }),
  ),
  "recipients.tracking.chooseWindow": ofRecipient("order.rescheduled", async (api, held) => {
    const shown = await api.recipients.tracking.open({ ...held, locale: "en" });
    return api.recipients.tracking.chooseWindow({ ...held, from: shown.isLocked ? 0 : (shown.windows[0]?.from ?? 0) });
  }),
  "recipients.tracking.rate": ofRecipient("order.rated", async (api, held, given) => {
    const { orders } = given.api(await given.as.dispatcher(given.rows.organisation));
    for (const move of ["planned", "dispatched", "collected", "set_out", "delivered"] as const)
      await orders.move({ orderId: given.rows.orderId, move });
    return api.recipients.tracking.rate({ ...held, stars: 5 });
  }),
  "recipients.tracking.mute": ofRecipient("tracking_link.muted", (api, { token }) =>
    api.recipients.tracking.mute({ token, isMuted: true }),
  ),
  "recipients.page.askQuote": {
    leaves: inOrganisation("order.created", "order.noted"),
    keeps: counted,
    byKind: "recipient",
    by: () => "public-page",
    async call(api, given) {
      await openPage(given);
      const asked = {
        ...asker,
        slug: slug(given.rows.organisation),
        from: "A",
        to: "B",
        day: "2027-01-05",
        goods: "C",
      };
      return api.recipients.page.askQuote(asked);
    },
  },
  "recipients.page.contact": {
    leaves: inOrganisation("organisation.contacted"),
    keeps: counted,
    byKind: "recipient",
    by: () => "public-page",
    async call(api, given) {
      await openPage(given);
      const { id } = given.rows.organisation;
      await given.owner.sql`update organisations set contact_email = 'us@cartage.example' where id = ${id}`;
      return api.recipients.page.contact({ ...asker, slug: slug(given.rows.organisation), message: "Hello" });
    },
  },
};
