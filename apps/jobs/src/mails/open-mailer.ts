import type { OutgoingMail } from "@cartage/domain/notifications/commands/send-mails";
import { createTransport } from "nodemailer";
import { composeMail } from "./compose-mail.ts";

export interface Mailer {
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Mails over SMTP, from an address at the installation's host. Rejects with what the mail server said. */
export function openMailer({ smtpUrl, publicUrl }: { smtpUrl: string; publicUrl: string }): Mailer {
  const { hostname } = new URL(publicUrl);
  const transport = createTransport(smtpUrl, {
    from: { name: "Cartage", address: `no-reply@${hostname.includes(".") ? hostname : "cartage.invalid"}` },
  });
  return {
    async send(mail) {
      const composed = composeMail(mail, publicUrl);
      await transport.sendMail({ to: mail.recipient, messageId: `<${mail.id}@cartage>`, ...composed });
    },
    close: () => transport.close(),
  };
}
