export const errors = {
  signed_out: "You are signed out. Please sign in again.",
  forbidden: "Your role does not allow this. An administrator of your organisation can change that.",
  not_found: "This does not exist, or not any more.",
  input: { invalid: "Some values are not right. Please check the marked fields." },
  request: {
    key_reused: "This request came before with other values. Please try again.",
    too_many: "Too many attempts. Please wait a minute and try again.",
    too_large: "This is larger than {maximumKiB} KiB. Please send less at a time.",
    malformed: "The request could not be read.",
  },
  sign_in: {
    wrong: "The e-mail address or the password is wrong.",
    no_organisation: "This account belongs to no organisation. Please ask your administrator.",
    second_factor: "Give the code of your authenticator.",
    wrong_code: "This code is wrong, or was used before. Wait for the next one.",
    use_sso: "Your organisation signs in with its own provider. Choose “Sign in with your organisation”.",
    wrong_passkey: "This passkey was not accepted. Try again, or use a code.",
    wait: "Too many wrong attempts. Please wait {retryAfterMin, plural, =0 {{retryAfterS, plural, one {# second} other {# seconds}}} one {# minute} other {# minutes}}, then try again.",
    suspended: "Your organisation is suspended. Its owner, or who runs this platform, can tell you why.",
  },
  sso: {
    unknown_domain: "No organisation signs in with addresses of this domain. Use your password.",
    foreign_address:
      "Your provider named an address that is not of your organisation's domains. Ask your administrator.",
    not_member: "You are no member of this organisation. Ask its administrator to let you in.",
    no_account: "There is no account with this address. Ask your administrator for an invitation.",
    refused: "Your provider's answer was refused. Please try again; if it stays, ask your administrator.",
    domain_taken: "Another organisation has proven that this domain is theirs.",
    domain_unproven: "The record was not found yet. DNS can take an hour; check again later.",
    not_tested: "Try it first: the last try must have named an address of a proven domain.",
  },
  phone_code: { invalid: "This code was used before or has expired. Ask for a new one." },
  second_factor: {
    required: "This organisation asks for a second factor. Set one up on your account page.",
    not_shown: "Show your second factor before you go on. Reload this page to do so.",
  },
  passkey: { not_made: "The passkey could not be added. Please begin again." },
  email: {
    link_invalid: "This link was used before, is older than an hour, or a newer one was sent. Ask for a new one.",
    taken: "Another account has this address already. Sign in with that one, or choose another address.",
  },
  session: {
    ended: "Your sign-in has ended. Please sign in again.",
    moved: "You went on in another organisation in another tab. Please reload this page.",
  },
  setup: {
    link_invalid: "This link was used before or has expired. Starting Cartage again prints a new one.",
    done_already: "This installation is set up already. Please sign in.",
  },
  password: { wrong: "This is not your current password." },
  reset: { link_invalid: "This link was used before or is older than an hour. Ask for a new one." },
  invitation: {
    link_invalid:
      "This invitation is no longer good: it was used, taken back, or is older than a week. Ask for a new one.",
    has_account: "There is an account with this address already. Sign in with it, then accept.",
    other_address: "This invitation is for another address than the one you are signed in with.",
  },
  member: {
    already: "This person is a member already.",
    is_owner: "The owner stays an administrator. Make somebody else the owner first.",
    not_owner: "Only the owner can hand the ownership on.",
    not_administrator: "Only an administrator can become the owner.",
  },
  vehicle: {
    plate_taken: "Another vehicle has this plate.",
    vin_taken: "Another vehicle has this VIN.",
  },
  group: { name_taken: "Another group here has this name.", unknown: "This group does not exist." },
  device: {
    revoked: "This device was revoked. Please add it as a new one.",
    secret_already_shown:
      "The secret was shown once already. If it did not reach you, make a new one on the device's page.",
    refused: "The device's user name or secret is wrong, or it was revoked.",
  },
  api_key: {
    secret_already_shown: "The secret was shown once already. If it did not reach you, rotate the key to get another.",
  },
  broker: {
    unavailable: "The message broker cannot be reached, so nothing was changed. Please try again in a moment.",
  },
  positions: { refused: "None of the positions could be taken. The list of refusals says why." },
  unavailable: "This part is restarting. Please try again in a moment.",
  unexpected: "Something went wrong on our side. Please try again; if it stays, give us this number: {traceId}",
} as const;

export const fields = {
  required: "Please fill this in.",
  too_short: "At least {minimum, plural, one {# character} other {# characters}}, please.",
  too_long: "At most {maximum, plural, one {# character} other {# characters}}, please.",
  too_small: "At least {minimum, number}, please.",
  too_big: "At most {maximum, number}, please.",
  email_shape: "An e-mail address looks like name@company.com.",
  vin_shape: "A VIN has 17 letters and digits, without I, O and Q.",
  tag_shape: "A tag begins with a letter or digit and has at most 32 characters.",
  password_common: "This is one of the passwords that everybody tries first.",
  password_weak: "This is guessed too easily. Several words that have nothing to do with each other are good.",
  password_breached: "This password was found in a breach of another site.",
  unknown_choice: "Please choose one of the list.",
  domain_shape: "A domain looks like company.com.",
  https_only: "Give an address that begins with https:// and can be reached from the internet.",
  certificate_shape: "This is not a certificate. It begins with -----BEGIN CERTIFICATE-----.",
  north_below_south: "The north edge must not be below the south edge.",
  to_before_from: "The end must be after the start.",
  history_too_long: "At most 31 days at a time, please.",
  invalid: "This value is not right.",
} as const;
