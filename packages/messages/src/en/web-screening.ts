export const webScreening = {
  title: "Screening",
  lead: "Where Cartage begins to doubt a position, and where it sees a trip end. What is doubted is kept with its reason, and can be restored in the history.",
  past: "What you save also judges the past anew: the positions, trips and alerts that are kept are worked out again in the background, and corrections are announced.",
  saved: "Saved. The past is being judged anew.",
  all: {
    title: "All vehicles",
    lead: "For every type that has no value of its own. A field left empty goes by Cartage's default.",
  },
  ofType: {
    title: "By vehicle type",
    lead: "What a type needs otherwise. A field left empty goes by what is set for all vehicles.",
    type: "Vehicle type",
    own: "{type}: {count, plural, one {# value of its own} other {# values of its own}}",
  },
  units: { minutes: "min" },
  label: "{label} ({unit})",
  default: "Default: {value}",
  defaultByType: "Default: {least} to {most}, by vehicle type",
  forAll: "For all vehicles: {value}",
  reset: "Back to the default",
  resetField: "Back to the default: {label}",
  between: "Between {least} and {most}, please.",
  fields: {
    inaccurateAboveM: {
      label: "Worst accuracy",
      hint: "A position that the device itself places less exactly than this is doubted as inaccurate.",
    },
    jumpAboveMps: {
      label: "Highest speed between positions",
      hint: "A position that could only be reached faster than this is doubted as a jump.",
    },
    jumpAboveMps2: {
      label: "Highest acceleration",
      hint: "A position that would take a faster gain of speed than this is doubted as a jump too.",
    },
    frozenFromMps: {
      label: "Speed that rules out standing still",
      hint: "At the very same place, but reporting this speed or more, the receiver repeats itself: doubted as frozen.",
    },
    driftBeyondM: {
      label: "Drift while parked",
      hint: "A parked vehicle seen further away than this, without having driven, is doubted as drift.",
    },
    haltAfterS: {
      label: "Standing that ends a trip",
      hint: "A vehicle that stands for this long has halted; after that a new trip begins.",
    },
    gapAfterS: {
      label: "Silence that is a gap",
      hint: "After a longer silence nobody knows what happened in between, and no driving is made up.",
    },
  },
} as const;
