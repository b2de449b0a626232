/** A person's address, and what stands before everything else. */
export const webEmail = {
  title: "Email address",
  lead: "You sign in with {email}, and mails about your account go there.",
  verified: "Confirmed",
  unverified: "Not confirmed",
  ask: "Nobody has confirmed yet that mails to {email} reach you. A forgotten password could not be chosen anew.",
  sendLink: "Send the link",
  linkSent: "A link is on its way to {email}. It is good for an hour.",
  next: "New address",
  nextMissing: "Enter the new address.",
  password: "Your password",
  passwordMissing: "Give your password.",
  submit: "Change address",
  changeSent:
    "A link is on its way to {email}. The address changes when you open it; it is good for an hour. The address that you have now gets a notice.",
} as const;

export const webVerify = {
  title: "Confirm the address",
  verifyLead: "Confirm that mails to {email} reach you.",
  changeLead: "From then on you sign in with {email}.",
  submit: "Confirm",
  verified: "{email} is confirmed.",
  changed: "You sign in with {email} from now on.",
  again: "Go to your account",
} as const;

export const webStepUp = {
  title: "Show your second factor",
  lead: "You are signed in as {email}. Before you go on, show that it is you.",
  signOut: "Sign out",
} as const;

export const webSuspended = {
  title: "{organisation} is suspended",
  lead: "Nobody of the organisation can use Cartage meanwhile. Nothing was deleted.",
  askOwner: "Ask the owner of your organisation, {owner}:",
  askPlatform: "Or ask who runs this platform:",
  askPlatformOnly: "Ask who runs this platform:",
  askSomebody: "Ask who runs this platform why, and how it can go on.",
  others: "Go on in another organisation",
  otherAccount: "Use another account",
} as const;
