import type { Role } from "../permissions.ts";
import type { ToldFacts } from "../recipients/told.ts";
import type { MessageFacts } from "./message.ts";

/** What a mail says; `packages/messages` has the words of each kind. Links are paths on this installation, if there is one to follow. */
export type MailContent =
  | { kind: "invitation"; organisation: string; inviter: string; role: Role; path: string }
  | { kind: "invitation_asked"; email: string; organisation: string; path: string }
  | { kind: "password_reset"; path: string }
  | { kind: "password_changed"; path: string }
  | { kind: "passwords_tried" | "codes_tried"; path: string }
  | { kind: "factor_added" | "factor_removed"; path: string }
  | { kind: "email_verification" | "email_change"; path: string }
  | { kind: "email_change_asked" | "email_changed"; email: string; path: string }
  | { kind: "request_asked"; asker: string; organisation: string; subject: string; path: string }
  | { kind: "request_handed_back"; organisation: string; subject: string; path: string }
  | { kind: "request_answered"; by: "organisation" | "platform"; organisation: string; subject: string; path: string }
  | ({ kind: "recipient_told"; path: string } & ToldFacts)
  | { kind: "quote_asked"; asker: string; from: string; to: string; path: string }
  | { kind: "contact_asked"; asker: string; sender: string; message: string; path: string }
  | { kind: "issue_resolved"; page: string; path: string }
  | {
      kind: "orders_dispatched" | "orders_recalled";
      organisation: string;
      count: number;
      /** Each order on a line of its own. */
      lines: string;
      path: null;
    }
  | ({ kind: `alert_${MailedTopic}`; path: string } & MessageFacts)
  | {
      kind: "alert_digest";
      organisation: string;
      count: number /** Each begins a line of its own. */;
      lines: string;
      path: string;
    };

/** What people are told about by a message of its own. */
export type MailedTopic =
  | "opened"
  | "escalated"
  | "recovered"
  | "retracted"
  | "storm"
  | "assigned"
  | "webhook_disabled"
  | "ping";

/** What a mail's content is sealed about. */
export const aboutMail = (mailId: string) => `mail ${mailId}`;
