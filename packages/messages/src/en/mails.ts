/** What mails say. */
export const mails = {
  greeting: "Hello,",
  footer: "Cartage sent this because somebody asked for it at {host}. If it was not you, you need not do anything.",
  notice: "Cartage at {host} sent this because it is about something you asked, reported or administer.",
  request_asked: {
    subject: "{asker} asks: {subject}",
    text: "{asker} asks the administrators of {organisation}: “{subject}”. It waits for an answer.",
    action: "Read and answer",
  },
  request_handed_back: {
    subject: "Back with you: {subject}",
    text: "The platform handed the request “{subject}” back to {organisation}, with an answer in its thread.",
    action: "Read and answer",
  },
  request_answered: {
    subject: "Answered: {subject}",
    text: "{by, select, platform {The platform team} other {An administrator of {organisation}}} answered your request “{subject}”.",
    action: "Read the answer",
  },
  issue_resolved: {
    subject: "What you reported is mended",
    text: "Thank you for reporting what went wrong on {page}. The maintainers have resolved it.",
    action: "Open the page",
  },
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
