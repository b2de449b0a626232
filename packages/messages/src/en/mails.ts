/** What mails say. */
export const mails = {
  greeting: "Hello,",
  footer: "Cartage sent this because somebody asked for it at {host}. If it was not you, you need not do anything.",
  invitation: {
    subject: "{inviter} invites you to {organisation}",
    text: "{inviter} invites you to work in {organisation} as {role}. The link is good for a week and works once.",
    action: "Accept the invitation",
  },
  password_reset: {
    subject: "Choose a new password",
    text: "Somebody, we hope you, asked for a new password. The link is good for an hour and works once. Your password stays as it is until then.",
    action: "Choose a new password",
  },
  password_changed: {
    subject: "Your password was changed",
    text: "The password of your account was changed just now, and your other sign-ins were ended. If it was not you, choose a new one at once.",
    action: "Choose a new password",
  },
} as const;
