import { errors as enErrors, fields as enFields } from "./en/errors.ts";
import { mails as enMails } from "./en/mails.ts";
import { map as enMap } from "./en/map.ts";
import { mobile as enMobile } from "./en/mobile.ts";
import { proofs as enProofs } from "./en/proofs.ts";
import { recipients as enRecipients } from "./en/recipients.ts";
import { web as enWeb } from "./en/web.ts";
import type { Translation } from "./translation.ts";
import { errors as viErrors, fields as viFields } from "./vi/errors.ts";
import { mails as viMails } from "./vi/mails.ts";
import { map as viMap } from "./vi/map.ts";
import { mobile as viMobile } from "./vi/mobile.ts";
import { proofs as viProofs } from "./vi/proofs.ts";
import { recipients as viRecipients } from "./vi/recipients.ts";
import { web as viWeb } from "./vi/web.ts";

const en = {
  errors: enErrors,
  fields: enFields,
  mails: enMails,
  map: enMap,
  mobile: enMobile,
  proofs: enProofs,
  recipients: enRecipients,
  web: enWeb,
};
const vi = {
  errors: viErrors,
  fields: viFields,
  mails: viMails,
  map: viMap,
  mobile: viMobile,
  proofs: viProofs,
  recipients: viRecipients,
  web: viWeb,
};

/** All sentences that people read, by language and part of the product; ICU MessageFormat. */
export const catalogues = { en, vi } satisfies Record<string, Translation<typeof en>>;

export type Locale = keyof typeof catalogues;
export type Messages = (typeof catalogues)["en"];
