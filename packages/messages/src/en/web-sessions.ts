export const webSessions = {
  title: "Your sign-ins",
  lead: "Where you are signed in. End what you do not know, and change your password then.",
  current: "This one",
  browserOn: "{browser} on {system}",
  phone: "Driver app",
  unknown: "Unknown device",
  since: "signed in",
  lastUsed: "last used",
  end: "End",
  endOf: "End {device}",
  ended: "{device} is signed out.",
  endOthers: "End all others",
  endOthersTitle: "End all other sign-ins?",
  endOthersText:
    "{count, plural, one {One other sign-in ends} other {# other sign-ins end}} at once. A phone that ends stops reporting its position until its driver signs in again.",
  othersEnded: "{count, plural, one {One sign-in was ended.} other {# sign-ins were ended.}}",
} as const;
