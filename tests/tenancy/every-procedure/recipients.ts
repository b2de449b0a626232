import type { Rows } from "./row.ts";

const token = "0000000000-aaaaaaaaaaaaaaaaaaaaaa";
const asker = { slug: "nobody", name: "A", email: "a@cartage.example" };
const edits = { needs: "orders.edit" as const };
const manages = { needs: "organisation.manage" as const };
const stranger = { needs: "nothing" as const };

export const recipientsRows: Rows = {
  "recipients.links.list": { ...edits, call: (api, { orderId }) => api.recipients.links.list({ orderId }) },
  "recipients.links.make": { ...edits, call: (api, { orderId }) => api.recipients.links.make({ orderId }) },
  "recipients.links.revoke": { ...edits, call: (api, { linkId }) => api.recipients.links.revoke({ linkId }) },
  "recipients.settings.get": { ...manages, call: (api) => api.recipients.settings.get() },
  "recipients.settings.save": { ...manages, call: (api) => api.recipients.settings.save({ exactness: "stops" }) },
  "recipients.tracking.open": { ...stranger, call: (api) => api.recipients.tracking.open({ token, locale: "en" }) },
  "recipients.tracking.find": {
    ...stranger,
    call: (api) => api.recipients.tracking.find({ slug: "nobody", code: "0000000000", digits: "0000" }),
  },
  "recipients.tracking.showPhone": {
    ...stranger,
    call: (api) => api.recipients.tracking.showPhone({ token, digits: "0000" }),
  },
  "recipients.tracking.instruct": {
    ...stranger,
    call: (api) => api.recipients.tracking.instruct({ token, instructions: "Ring twice" }),
  },
  "recipients.tracking.chooseWindow": {
    ...stranger,
    call: (api) => api.recipients.tracking.chooseWindow({ token, from: 0 }),
  },
  "recipients.tracking.rate": { ...stranger, call: (api) => api.recipients.tracking.rate({ token, stars: 5 }) },
  "recipients.tracking.mute": { ...stranger, call: (api) => api.recipients.tracking.mute({ token, isMuted: true }) },
  "recipients.page.list": { ...stranger, call: (api) => api.recipients.page.list() },
  "recipients.page.get": { ...stranger, call: (api) => api.recipients.page.get({ slug: "nobody" }) },
  "recipients.page.askQuote": {
    ...stranger,
    call: (api) => api.recipients.page.askQuote({ ...asker, from: "A", to: "B", day: "2027-01-05", goods: "C" }),
  },
  "recipients.page.contact": {
    ...stranger,
    call: (api) => api.recipients.page.contact({ ...asker, message: "Hello" }),
  },
};
