import type { WeeklyHours } from "@cartage/domain/alerts/hours-inputs";

/** What hours begin with when somebody asks for some. */
export const workingHours: WeeklyHours = [{ days: [1, 2, 3, 4, 5], from: "08:00", until: "18:00" }];
