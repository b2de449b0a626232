export const webErasures = {
  erase: "Erase positions…",
  title: "Erase positions of {name}",
  vehicleText:
    "All positions of this time go for good, of every device while it was fitted to this vehicle: packed days too, with trips, halts, visits and alerts, and messages that could not be read.",
  driverText:
    "All positions of this time go for good, of every vehicle while it was assigned to this driver and of the driver's phones: packed days too, with trips, halts, visits and alerts, messages that could not be read, and what proofs hold of hand-overs by this driver; their seals stay.",
  from: "From",
  to: "To",
  days: "Days in UTC, both included.",
  typed: "Type {name} to confirm",
  confirm: "Erase",
  asked: "Positions of {name} are being erased",
  section: "Erased positions",
  sectionLead:
    "What was erased of vehicles and drivers on request. It is asked for on a vehicle's page, or beside a member.",
  none: "Nothing was erased yet.",
  line: "{from} – {to} · asked for by {who}",
  someone: "somebody who left",
  gone: "{positions, plural, one {# position} other {# positions}}, {letters, plural, one {# message} other {# messages}} and {facts, plural, one {# derived row} other {# derived rows}} gone",
  underWay: "Under way",
  done: "Done",
};
