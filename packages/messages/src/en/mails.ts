/** What mails say. */
export const mails = {
  greeting: "Hello,",
  footer: "Cartage sent this because somebody asked for it at {host}. If it was not you, you need not do anything.",
  notice: "Cartage at {host} sent this because it is about something you asked, reported or administer.",
  orders_dispatched: {
    subject: "{organisation}: {count, plural, one {an order of yours is} other {# of your orders are}} on the way",
    text: "{organisation} has sent {count, plural, one {this order} other {these orders}} out:\n\n{lines}",
  },
  orders_recalled: {
    subject: "{organisation}: {count, plural, one {an order of yours waits} other {# of your orders wait}} again",
    text: "{count, plural, one {This order is} other {These orders are}} not on the way yet, other than we wrote. {organisation} plans {count, plural, one {it} other {them}} anew:\n\n{lines}",
  },
  /** What was measured and where, within the sentences of an alert. */
  alertAbout: { measured: "Measured: {measured}.", geofence: "Geofence: {geofence}." },
  alert_opened: {
    subject: "{severity, select, critical {Critical: } warning {Warning: } other {}}{rule} – {vehicle}",
    text: "{rule}: {vehicle}, since {at}.{about} Nobody has taken it yet.",
    action: "Look at the alert",
  },
  alert_escalated: {
    subject: "{severity, select, critical {Critical, } other {}}nobody has taken it: {rule} – {vehicle}",
    text: "You are called at level {level}: {rule}, {vehicle}, since {at}.{about} Acknowledge it, so that nobody else is called.",
    action: "Acknowledge the alert",
  },
  alert_recovered: {
    subject: "Over: {rule} – {vehicle}",
    text: "{rule} is over for {vehicle}. It began {at}.",
    action: "Look at the alert",
  },
  alert_retracted: {
    subject: "It never was: {rule} – {vehicle}",
    text: "We told you of {rule} for {vehicle}, {at}. Later data showed that it never was. You need not do anything.",
    action: "Look at the alert",
  },
  alert_storm: {
    subject: "{count, number} alerts of {rule}",
    text: "{rule} fired {count, number} times within a minute at {organisation}. This is one message for all of them.",
    action: "Look at the alerts",
  },
  alert_assigned: {
    subject: "Yours now: {rule} – {vehicle}",
    text: "Somebody gave you an alert: {rule}, {vehicle}, since {at}.{about}",
    action: "Look at the alert",
  },
  alert_webhook_disabled: {
    subject: "A webhook was stopped: {endpoint}",
    text: "The webhook {endpoint} of {organisation} took nothing for three days and is not called any more. Enable it again once it works.",
    action: "Look at the webhooks",
  },
  alert_ping: {
    subject: "A trial message",
    text: "This is a trial message of {organisation}.",
    action: "Open Cartage",
  },
  alert_digest: {
    subject: "{count, plural, one {# alert} other {# alerts}} at {organisation}",
    text: "This came since the last summary: {lines}",
    action: "Look at the alerts",
  },
  recipient_told: {
    subject:
      "{state, select, placed {{organisation} has your delivery} planned {Your delivery from {organisation} is planned} dispatched {A driver has your delivery from {organisation}} collected {Your delivery from {organisation} was collected} in_transit {Your delivery from {organisation} is under way} at_hub {Your delivery from {organisation} arrived at a hub} out_for_delivery {Your delivery from {organisation} comes today} delivered {Your delivery from {organisation} was handed over} failed {Your delivery from {organisation} could not be handed over} returning {Your delivery from {organisation} goes back} returned {Your delivery from {organisation} was returned} other {Your delivery from {organisation} was cancelled}}",
    text: "{state, select, placed {It is expected {when}.} planned {It is expected {when}.} dispatched {It is expected {when}.} collected {It is expected {when}.} in_transit {It is expected {when}.} at_hub {It is expected {when}.} out_for_delivery {It is expected {when}. See where it is, how many stops are before you, and tell the driver what to know.} delivered {Tell us how it was.} failed {See what happens next, and tell us when somebody is there.} other {Ask the sender if that surprises you.}}",
    action: "Track the delivery",
    footer: "{organisation} sends you this because a delivery is on its way to you. No more of these:",
  },
  quote_asked: {
    subject: "{asker} asks for a quote",
    text: "{asker} asks on your public page what a transport from {from} to {to} costs. It is kept as a draft, with how to reach them in its log.",
    action: "Look at the draft",
  },
  contact_asked: {
    subject: "{asker} writes to you",
    text: "{asker} ({sender}) wrote on your public page: \n\n{message}",
    action: "Open Cartage",
  },
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
  invitation_asked: {
    subject: "{email} asks for a new invitation",
    text: "{email} opened an invitation to {organisation} that was too old, and asks for a new one.",
    action: "Invite again",
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
  passwords_tried: {
    subject: "Somebody tried to sign in to your account",
    text: "Several wrong passwords were given for your account, one after another. Nobody got in by them, and each further try has to wait longer. If it was not you, you need not do anything; a new password lets you in at once.",
    action: "Choose a new password",
  },
  codes_tried: {
    subject: "Somebody knows your password",
    text: "Somebody gave the right password of your account, and then several wrong codes. Nobody got in by them. If it was not you, choose a new password at once.",
    action: "Choose a new password",
  },
  factor_added: {
    subject: "A second factor was added to your account",
    text: "A passkey or an authenticator lets into your account from now on, besides the password. If it was not you, choose a new password at once, then remove it on your account page.",
    action: "Look at your account",
  },
  factor_removed: {
    subject: "A second factor was removed from your account",
    text: "A passkey or an authenticator no longer lets into your account. If it was not you, choose a new password at once.",
    action: "Look at your account",
  },
  email_verification: {
    subject: "Confirm your address",
    text: "Open the link to confirm that you read the mails of this address. It is good for an hour and works once.",
    action: "Confirm the address",
  },
  email_change: {
    subject: "Confirm your new address",
    text: "Somebody, we hope you, wants to sign in with this address from now on. Open the link to confirm it. It is good for an hour and works once; until then nothing changes.",
    action: "Confirm the new address",
  },
  email_change_asked: {
    subject: "Your address is about to change",
    text: "Somebody who knows your password asked to sign in with {email} instead of this address. If it was not you, choose a new password: that takes the change back.",
    action: "Choose a new password",
  },
  email_changed: {
    subject: "Your address was changed",
    text: "From now on you sign in with {email}; mails no longer come here. If it was not you, tell your administrator at once.",
    action: "Sign in",
  },
} as const;
