import { transportErrors } from "./errors-transport.ts";

export const errors = {
  ...transportErrors,
  signed_out: "You are signed out. Please sign in again.",
  forbidden: "Your role does not allow this. An administrator of your organisation can change that.",
  not_found: "This does not exist, or not any more.",
  input: { invalid: "Some values are not right. Please check the marked fields." },
  changed_meanwhile:
    "{subject, select, order {Somebody else changed this order meanwhile. Look at what happened, then decide again.} route {Somebody else changed this route meanwhile. Look at it as it is now, then plan again.} rule {Somebody has changed this rule since. Look at what it says now, then choose.} other {Somebody else has changed this in the meantime. Close this, look at it again, then change it.}}",
  request: {
    key_reused: "This request came before with other values. Please try again.",
    too_many: "Too many attempts. Please wait a minute and try again.",
    too_large: "This is larger than {maximumKiB} KiB. Please send less at a time.",
    malformed: "The request could not be read.",
  },
  sign_in: {
    wrong: "The email address or the password is wrong.",
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
    kept_elsewhere:
      "Your organisation keeps your address where you sign in. Ask its administrators to change it there.",
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
  user: { is_you: "This is your own account. Another platform administrator can do that." },
  member: {
    already: "This person is a member already.",
    is_owner: "The owner stays an administrator. Make somebody else the owner first.",
    not_owner: "Only the owner can hand the ownership on.",
    not_administrator: "Only an administrator can become the owner.",
  },
  asking: {
    too_many: "You wrote a lot within an hour. Please wait a while, then go on.",
    moved_on: "This request has moved on in the meantime. Look at it again.",
  },
  reporting: {
    too_many: "You reported a lot within an hour. The maintainers have it; please wait a while before the next.",
    moved_on: "This issue has moved on in the meantime. Look at it again.",
  },
  erasure: {
    name_differs: "This is not the name. Type it as it stands above.",
  },
  vehicle: {
    plate_taken: "Another vehicle has this plate.",
    vin_taken: "Another vehicle has this VIN.",
    unknown: "There is no such vehicle in use. Check the plate, or add the vehicle first.",
  },
  driver: {
    unknown: "No driver has this address. Invite this person as a driver first, or check the address.",
  },
  assignment: {
    vehicle_taken:
      "This vehicle has another primary driver at that time. End that assignment first, make this one a backup, or choose another time.",
    driver_taken:
      "This driver is the primary of another vehicle at that time. End that assignment first, make this one a backup, or choose another time.",
    repeated: "This driver is a backup of this vehicle at that time already.",
  },
  group: {
    name_taken: "Another group here has this name.",
    unknown: "This group does not exist.",
    below_itself: "A group cannot be moved below itself.",
    too_deep: "Groups are at most eight levels deep.",
    has_groups: "There are groups below this one. Move or delete them first.",
    has_vehicles: "There are vehicles in this group. Choose where they go.",
  },
  geofence: { name_taken: "There is a geofence with this name already." },
  tag: { taken: "There is a tag with this name already. Merge the two instead." },
  logo: {
    too_large: "This file is larger than 256 KiB. Please choose a smaller one.",
    no_picture: "This file holds no PNG, JPEG or WebP picture, whatever it is called.",
    too_many_pixels: "A logo is at most 1,024 by 1,024 pixels. Please make it smaller.",
  },
  position: {
    time_doubted:
      "It is the time of this position that is in doubt. Only where a vehicle was can be vouched for, not when.",
  },
  trip: {
    no_neighbour: "There is no other trip within a day after this one.",
    cut_outside: "A trip can be cut only between its start and its end.",
    edited_already: "This was done already. It shows when the trips have been worked out again.",
    private:
      "Somebody called this trip private. Only they, or an administrator of your organisation, can open it again.",
  },
  presence: {
    area_too_wide: "Please draw a smaller area: at most 100 km wide.",
  },
  track_share: {
    ended: "This link has ended, or was taken back. Please ask whoever sent it for a new one.",
    token_already_shown: "The link was shown once already. If it did not reach you, revoke it and make a new one.",
  },
  device: {
    revoked: "This device was revoked. Please add it as a new one.",
    outside_id_taken: "Another device has this id outside.",
    secret_already_shown:
      "The secret was shown once already. If it did not reach you, make a new one on the device's page.",
    refused: "The device's user name or secret is wrong, or it was revoked.",
  },
  api_key: {
    secret_already_shown: "The secret was shown once already. If it did not reach you, rotate the key to get another.",
  },
  instruction: {
    too_many: "Too many instructions wait for this device already. Cancel some, or wait until it is connected.",
    over: "This instruction is over already: it was answered, or its time was up.",
  },
  import: {
    unreadable: "This file holds no positions that can be read.",
    too_large: "This file is larger than 50 MB. Please cut it into smaller ones.",
    too_many: "Five files wait already. Please wait until one of them is stored.",
  },
  broker: {
    unavailable: "The message broker cannot be reached, so nothing was changed. Please try again in a moment.",
  },
  rule: {
    name_taken: "There is a rule with this name already.",
    unknown_scope: "A group, vehicle or geofence of this rule does not exist any more.",
    busy: "Two rules are being tried on the past already. Please wait until one of them is done.",
  },
  plan: {
    vehicles_reached:
      "Your plan has no room for another vehicle. Archive one that is no longer in use, or ask your administrator for a larger plan.",
    name_taken: "Another plan has this name.",
    product_taken: "One of these products buys another plan already.",
    customer_taken: "Another organisation is known by one of these names already.",
    default_needed: "One plan has to be the default. Make another one the default instead.",
  },
  alert: { moved_on: "Somebody else has moved this alert on. Look at it again." },
  escalation: { name_taken: "There is a policy of that name already." },
  rota: { name_taken: "There is a rota of that name already.", overlaps: "Somebody stands in at that time already." },
  push: { too_many: "As many browsers as possible take your messages already." },
  webhook: {
    secret_already_shown: "The webhook was made, and its secret was shown. Make another one if it was lost.",
    not_reachable: "Only https addresses on the public internet can be called.",
    too_many: "There are as many webhooks as an organisation can have.",
    refused: "The signature is missing, is wrong, or is older than five minutes.",
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
  email_shape: "An email address looks like name@company.com.",
  vin_shape: "A VIN has 17 letters and digits, without I, O and Q.",
  tag_shape: "A tag begins with a letter or digit and has at most 32 characters.",
  code_shape: "A code has up to 16 letters, digits, dots, dashes or underscores.",
  licence_shape: "A licence class looks like B, C1 or CE.",
  hours_shape: "Hours look like Mo-Fr 08:00-18:00; Sa 08:00-12:00, or 24/7.",
  yes_or_no: "Write yes or no.",
  number_ambiguous:
    "This may be {grouped} or {decimal, number, ::.000}. Write {grouped}, or {decimal, number, ::.0000} with a fourth decimal.",
  repeated_in_file: "This is in row {row, number} already.",
  password_common: "This is one of the passwords that everybody tries first.",
  password_weak: "This is guessed too easily. Several words that have nothing to do with each other are good.",
  password_breached: "This password was found in a breach of another site.",
  time_zone_unknown: "This time zone does not exist.",
  unknown_choice: "Please choose one of the list.",
  domain_shape: "A domain looks like company.com.",
  https_only: "Give an address that begins with https:// and can be reached from the internet.",
  certificate_shape: "This is not a certificate. It begins with -----BEGIN CERTIFICATE-----.",
  north_below_south: "The north edge must not be below the south edge.",
  to_before_from: "The end must be after the start.",
  history_too_long: "At most 31 days at a time, please.",
  fence_too_few_points: "At least {minimum} different points are needed here.",
  fence_too_many_points: "At most {maximum} points, please; these are {count}.",
  fence_around_globe: "This ring runs around the whole globe and encloses nothing.",
  fence_crosses_itself:
    "The edge from point {edge} meets the edge from point {otherEdge}: an outline must not cross or touch itself.",
  fence_rings_cross: "The edge from point {edge} meets the edge from point {otherEdge} of ring {otherRing}.",
  fence_hole_outside: "This point of a hole lies outside of the outline.",
  fence_parts_overlap: "This point lies inside part {otherPart}: parts must not overlap.",
  fence_no_radius: "The radius must be more than 0.",
  fence_no_width: "The width must be more than 0.",
  recovery_beyond_limit: "This must be on the other side of the limit, so that the alert can end.",
  range_inverted: "The upper end must be above the lower one.",
  hold_required: "Please say for how long.",
  hold_not_possible: "This happens at an instant, so it cannot last.",
  scope_empty: "Choose at least one group, tag or vehicle, or all vehicles.",
  hours_empty: "The end must differ from the start.",
  range_too_long: "This is too long a time. Please choose a shorter one.",
  window_inverted: "This window ends before it starts. Choose a later end.",
  window_too_long: "A window is a month long at the most.",
  pickup_after_delivery:
    "Goods would be picked up only after they are due. Choose an earlier pick-up or a later delivery.",
  too_heavy: "No vehicle carries more than {maximum, number} kg. Correct the weight, or make several pieces of it.",
  invalid: "This value is not right.",
} as const;
